import { OperatorError } from '../commands/operator-error.ts';

/** No service runs on the folder: there is no socket, or one that a killed process has left. */
export function isNobodyThere({ code = '' }: NodeJS.ErrnoException): boolean {
  return ['ENOENT', 'ECONNREFUSED', 'ENOTDIR'].includes(code);
}

export function isNotAllowed({ code = '' }: NodeJS.ErrnoException): boolean {
  return ['EACCES', 'EPERM'].includes(code);
}

export function notAllowed(socket: string, cause: unknown): OperatorError {
  const message = `This user may not talk to the service through ${socket}. Run this as the user of the service, or as root.`;
  return new OperatorError(message, { cause });
}
