import { RetentionError } from '../retention-error.ts';

/** A file that is not there, or may not be read, as a person can mend it. */
export function unreadable(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  const why = 'code' in error && error.code === 'ENOENT' ? 'there is no such file' : error.message;
  return new RetentionError('unreadable', `${path} cannot be read: ${why}.`, { cause: error });
}
