import { RecordError } from '../record-error.ts';

/** Enough for a hundred thousand episodes; what does not fit goes to temporary files in the folder. */
export const DEFAULT_MEMORY_LIMIT = '64MB';

export function checkMemoryLimit(text: string): string {
  if (/^\d+(\.\d+)? ?([KMGT]i?B)$/i.test(text)) return text;
  throw new RecordError('invalid', `The memory limit is "${text}"; write it as 64MB or 1GB.`);
}
