import type { TransferListItem } from 'node:worker_threads';

/** The buffers of all typed arrays in the columns of a batch or an answer: they are handed over, not copied. */
export function buffersOf(columns: object): TransferListItem[] {
  return Object.values(columns).flatMap((value: unknown) => {
    if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
    return isPlainRecord(value) ? buffersOf(value) : [];
  });
}

function isPlainRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
