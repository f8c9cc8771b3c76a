import { request } from 'node:http';
import { OperatorError } from '../commands/operator-error.ts';
import { isNobodyThere, isNotAllowed, notAllowed } from './socket-failure.ts';
import { socketPath } from './socket-path.ts';

/** Asks the owner; `null` when no service runs on this folder. */
export function askOwner<T>(
  folder: string,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<T | null> {
  const socket = socketPath(folder);
  if (!socket) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const asking = request(
      { socketPath: socket, method, path, headers: { 'content-type': 'application/json' } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => {
          const value = parsed<T & { message?: string }>(text);
          if (value === null) reject(brokenOff(path));
          else if (answer.statusCode === 200) resolve(value);
          else
            reject(
              new OperatorError(value.message ?? `The service answers with status ${answer.statusCode}.`),
            );
        });
        answer.on('error', (cause) => reject(brokenOff(path, cause)));
      },
    );
    asking.on('error', (error: NodeJS.ErrnoException) => {
      if (isNobodyThere(error)) resolve(null);
      else reject(isNotAllowed(error) ? notAllowed(socket, error) : brokenOff(path, error));
    });
    asking.end(body && JSON.stringify(body));
  });
}

function parsed<T>(text: string): T | null {
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}

function brokenOff(path: string, cause?: unknown): OperatorError {
  const message =
    `The service ended before it had answered "${path.slice(1)}": it was stopped, or it broke down. ` +
    'Look whether it runs and what its log says, then run this again.';
  return new OperatorError(message, { cause });
}
