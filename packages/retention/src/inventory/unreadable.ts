import { RetentionError } from '../retention-error.ts';

/** A file that is not there, or may not be read, as a person can mend it. */
export function unreadable(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  return new RetentionError('unreadable', `${path} cannot be read: ${whyUnreadable(error)}.`, {
    cause: error,
  });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is a file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
};

export function whyUnreadable(error: Error & { readonly code?: unknown }): string {
  return REASONS[String(error.code)] ?? error.message;
}
