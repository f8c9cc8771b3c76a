import { request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { OperatorError } from '../../commands/operator-error.ts';
import { isNobodyThere, isNotAllowed, notAllowed } from '../socket-failure.ts';
import { socketPath } from '../socket-path.ts';
import type { JobLine, JobRequest } from './job-lines.ts';

/** Has the running service do it; `null` when none runs on this folder. Stopping the command stops the job. */
export async function askJob(
  folder: string,
  name: string,
  asked: JobRequest,
  say: (line: JobLine) => void,
): Promise<{ readonly result: unknown } | null> {
  const socket = socketPath(folder);
  if (!socket) return null;
  const answer = await opened(socket, name, asked);
  if (!answer) return null;
  try {
    for await (const text of createInterface(answer)) {
      const line = JSON.parse(text) as JobLine & { message?: string };
      if ('failure' in line) throw new OperatorError(line.failure);
      if (line.message !== undefined) throw new OperatorError(line.message);
      if ('result' in line) return { result: line.result };
      say(line);
    }
    throw new OperatorError(ENDED);
  } catch (error) {
    // A connection that is cut, maybe in the middle of a line.
    throw error instanceof OperatorError ? error : new OperatorError(ENDED, { cause: error });
  }
}

const ENDED = 'The service ended before the job did. Start it again; it goes on where it stopped.';

function opened(socket: string, name: string, asked: JobRequest): Promise<IncomingMessage | null> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const asking = request({ socketPath: socket, method: 'POST', path: `/jobs/${name}`, headers }, resolve);
    asking.on('error', (error: NodeJS.ErrnoException) => {
      if (isNobodyThere(error)) resolve(null);
      else
        reject(isNotAllowed(error) ? notAllowed(socket, error) : new OperatorError(ENDED, { cause: error }));
    });
    asking.end(JSON.stringify(asked));
  });
}
