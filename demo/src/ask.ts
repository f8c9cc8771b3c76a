import type { Problem } from '@oc-stats/contract';
import { atHome } from './home.ts';

/** A question to the service that failed, with the code that the service, or this page, gives it. */
export class AskError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'AskError';
    this.code = code;
  }
}

/** Names from the service. The answers are those of the contract; the service validates what it sends. */
export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(atHome(path), signal ? { signal } : {}).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new AskError('unreachable', String(cause));
  });
  const body = (await response.json().catch(() => null)) as unknown;
  if (response.ok && body !== null) return body as T;
  const { code, title } = (body ?? {}) as Partial<Problem>;
  throw new AskError(code ?? 'unreachable', title ?? `The service answered ${response.status}.`);
}
