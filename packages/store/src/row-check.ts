/// <reference lib="es2024.string" />
import { isDay, type DayRange } from '@oc-stats/contract';
import { StoreError } from './store-error.ts';

/** Counts are whole and fit 32 bits: two billion plays of one video in one day are a broken sender. */
export const MAX_COUNT = 2_147_483_647;
/** More rows at once would hold the store for seconds and need memory without bound. */
export const MAX_BATCH_ROWS = 250_000;

/** Refuses with a sentence that names the batch, the row and the field; senders find their mistake by it. */
export class RowCheck {
  readonly #batch: string;
  readonly #days = new Set<string>();
  #row = 0;

  constructor(batch: {
    readonly id: string;
    readonly organization: string;
    readonly rows: readonly unknown[];
  }) {
    this.#batch = `Batch ${quote(batch.id)}`;
    if (!isId(batch.id)) this.#refuse('its id is empty or no text');
    if (!isId(batch.organization)) this.#refuse('its organisation is empty or no text');
    if (!Array.isArray(batch.rows)) this.#refuse('it has no list of rows');
    if (batch.rows.length > MAX_BATCH_ROWS) {
      this.#refuse(`it has ${batch.rows.length} rows; at most ${MAX_BATCH_ROWS} are taken at once. Split it`);
    }
  }

  enter(row: unknown, index: number): void {
    this.#row = index + 1;
    if (typeof row !== 'object' || row === null) this.refuse('it is no object');
  }

  id(field: string, value: unknown): void {
    if (!isId(value)) this.refuse(`${field} is ${quote(value)}, not an id`);
  }

  count(field: string, value: unknown): void {
    if (isCount(value)) return;
    this.refuse(`${field} is ${quote(value)}, not a whole number from 0 to ${MAX_COUNT}`);
  }

  day(field: string, value: unknown): void {
    if (this.#days.has(value as string)) return;
    if (typeof value !== 'string' || !isDay(value))
      this.refuse(`${field} is ${quote(value)}, not a day as YYYY-MM-DD`);
    this.#days.add(value);
  }

  range(field: string, value: DayRange): void {
    if (isRange(value)) return;
    this.#refuse(`${field} is ${quote(value)}, not a range of days`);
  }

  refuse(reason: string): never {
    return this.#refuse(`row ${this.#row}: ${reason}`);
  }

  #refuse(reason: string): never {
    throw new StoreError('invalid', `${this.#batch}: ${reason}. Nothing of it was applied.`);
  }
}

export function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_COUNT;
}

export function isRange(value: unknown): boolean {
  const { from, to } = (value ?? {}) as Partial<DayRange>;
  return typeof from === 'string' && typeof to === 'string' && isDay(from) && isDay(to) && from <= to;
}

/**
 * Half a surrogate pair cannot be stored as text, and engines drop a byte order mark in front of one: two such ids would
 * silently become one.
 */
export function isId(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value.isWellFormed() && !value.startsWith('\uFEFF');
}

/** Short enough for a log, whatever was sent. */
export function quote(value: unknown): string {
  const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : JSON.stringify(value);
  return text === undefined ? 'missing' : text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
