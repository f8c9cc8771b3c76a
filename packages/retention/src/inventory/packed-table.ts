import { setImmediate as soon } from 'node:timers/promises';
import type { DuckDBAppender, DuckDBDataChunk } from '@duckdb/node-api';
import { writtenText, type Session } from '@oc-stats/duckdb';

/** What DuckDB takes in one piece. */
const PIECE = 2048;
/** So many pieces are written together: fewer take longer in all, more keep others longer from their turn. */
const TOGETHER = 4;

/** Between texts. Where one holds it, it is written as `writtenText` writes what does not fit, and read so. */
const SEPARATOR = '\x1f';
const SEPARATOR_WRITTEN = '\u{FDD0}001f';

type Columns<T, V> = Readonly<Record<string, (row: T) => V | null>>;

/**
 * A temporary table for very many rows. Each value that goes into DuckDB on its own takes its time, so that reports of a
 * million rows would take minutes: all texts of a row go in as one, and are divided there; and a number that nobody
 * knows goes in as NaN. All numbers are DOUBLE.
 */
export class PackedTable<T> {
  readonly #session: Session;
  readonly #name: string;
  readonly #texts: readonly [name: string, of: (row: T) => string | null][];
  readonly #numbers: readonly [name: string, of: (row: T) => number | null][];
  /** What waits, by column: rows themselves would keep the collector of garbage busy with all that they hold. */
  readonly #waiting: { readonly numbers: readonly number[][]; readonly packed: string[] };
  #open: { readonly appender: DuckDBAppender; readonly chunk: DuckDBDataChunk } | undefined;
  #pieces = 0;

  constructor(session: Session, name: string, numbers: Columns<T, number>, texts: Columns<T, string>) {
    this.#session = session;
    this.#name = name;
    this.#numbers = Object.entries(numbers);
    this.#texts = Object.entries(texts);
    this.#waiting = { numbers: this.#numbers.map(() => []), packed: [] };
  }

  add(row: T): void {
    for (let i = 0; i < this.#numbers.length; i++)
      this.#waiting.numbers[i]?.push(this.#numbers[i]?.[1](row) ?? Number.NaN);
    this.#waiting.packed.push(this.#textsOf(row));
  }

  /** Puts away what makes whole pieces, and lets others have their turn. */
  async pause(): Promise<void> {
    while (this.#waiting.packed.length >= PIECE) {
      await this.#put(PIECE);
      await soon();
    }
  }

  /** Makes the table of all that was added. */
  async end(): Promise<void> {
    await this.pause();
    await this.#put(this.#waiting.packed.length);
    this.#open?.appender.closeSync();
    this.#open = undefined;
    const numbers = this.#numbers.map(
      ([name]) => `CASE WHEN isnan(${name}) THEN NULL ELSE ${name} END AS ${name}`,
    );
    const texts = this.#texts.map(([name], at) => `nullif(texts[${at + 1}], '') AS ${name}`);
    await this.#session.run(
      `CREATE OR REPLACE TEMP TABLE ${this.#name} AS
       SELECT ${[...numbers, ...texts].join(', ')}
       FROM (SELECT *, string_split(packed, chr(${SEPARATOR.charCodeAt(0)})) AS texts FROM ${this.#packed})`,
    );
    await this.#session.run(`DROP TABLE ${this.#packed}`);
  }

  /** Also in the middle: what was not made into the table by now never is. */
  async drop(): Promise<void> {
    this.#open?.appender.closeSync();
    this.#open = undefined;
    // Also when the work was given up: the statements of the session are refused then.
    for (const table of [this.#packed, this.#name])
      await this.#session.connection.run(`DROP TABLE IF EXISTS temp.${table}`);
  }

  get #packed(): string {
    return `${this.#name}_packed`;
  }

  async #put(count: number): Promise<void> {
    const { appender, chunk } = (this.#open ??= await this.#begin());
    if (count === 0) return;
    chunk.reset();
    chunk.rowCount = count;
    const { numbers, packed } = this.#waiting;
    for (const [column, values] of [...numbers, packed].entries()) {
      const vector = chunk.getColumnVector(column);
      for (let at = 0; at < count; at++) vector.setItem(at, values[at] as number | string);
      vector.flush();
      values.splice(0, count);
    }
    appender.appendDataChunk(chunk);
    this.#pieces += 1;
    if (this.#pieces % TOGETHER === 0) appender.flushSync();
  }

  #textsOf(row: T): string {
    let packed = '';
    for (let i = 0; i < this.#texts.length; i++) {
      const text = this.#texts[i]?.[1](row) ?? '';
      if (text.includes(SEPARATOR)) return this.#divisible(row);
      packed += i > 0 ? SEPARATOR + text : text;
    }
    return writtenText(packed);
  }

  #divisible(row: T): string {
    const texts = this.#texts.map(([, of]) =>
      writtenText(of(row) ?? '').replaceAll(SEPARATOR, SEPARATOR_WRITTEN),
    );
    return texts.join(SEPARATOR);
  }

  async #begin() {
    const { DuckDBDataChunk } = await import('@duckdb/node-api');
    const columns = [...this.#numbers.map(([name]) => `${name} DOUBLE`), 'packed VARCHAR'];
    await this.#session.run(`CREATE OR REPLACE TEMP TABLE ${this.#packed} (${columns.join(', ')})`);
    const appender = await this.#session.connection.createAppender(this.#packed);
    const types = columns.map((_, column) => appender.columnType(column));
    return { appender, chunk: DuckDBDataChunk.create(types) };
  }
}
