import { METRIC_IDS, type MetricId } from '@oc-stats/contract';
import { StoreError } from './store-error.ts';

/** Where a page of totals ended: the next one begins behind this value and id, whatever was written meanwhile. */
export interface TotalsCursor {
  readonly order: MetricId;
  readonly value: number;
  readonly id: string | null;
}

export function writeCursor(cursor: TotalsCursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([cursor.order, cursor.value, cursor.id]));
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** A cursor of another order would skip and repeat items, so it is refused. */
export function readCursor(text: string, order: MetricId): TotalsCursor {
  const parts = decode(text);
  if (!Array.isArray(parts) || parts.length !== 3) throw new StoreError('bad-cursor');
  const [metric, value, id] = parts as unknown[];
  const isPlace = Number.isSafeInteger(value) && (id === null || typeof id === 'string');
  if (!isPlace || !(METRIC_IDS as readonly unknown[]).includes(metric)) throw new StoreError('bad-cursor');
  if (metric !== order) {
    throw new StoreError(
      'bad-cursor',
      `The cursor belongs to a list ordered by ${String(metric)}, not by ${order}.`,
    );
  }
  return { order, value: value as number, id };
}

function decode(text: string): unknown {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new StoreError('bad-cursor', undefined, { cause });
  }
}
