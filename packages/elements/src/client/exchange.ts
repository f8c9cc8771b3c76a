import { BATCH_PATH, type BatchLine } from '@oc-stats/contract';
import { failureOfProblem, notOcStats, StatsFailure, timedOut, unreachable } from './failure.ts';
import { turn } from '../pace/turn.ts';
import { linesOf } from './lines.ts';

export interface Connection {
  readonly server: string;
  readonly token: string | undefined;
  readonly fetch: typeof fetch;
  /** Milliseconds without a byte after which the service is given up. */
  readonly patience: number;
}

export type Outcome =
  | { readonly body: object }
  /** `denied`: the service wants a permission, or another one. */
  | { readonly failure: StatsFailure; readonly denied?: boolean };

/**
 * One trip to the service. Every path is delivered exactly once, as soon as its part of the answer is there; nothing is
 * thrown. A lone question is a plain GET, which needs no preflight and can be cached and preloaded; several, or any
 * with a token (which must not stand in an address), are one POST of plain text, which needs no preflight either.
 */
export function exchange(
  connection: Connection,
  paths: readonly string[],
  deliver: (path: string, outcome: Outcome) => void,
): AbortController {
  const controller = new AbortController();
  const [alone] = paths.length === 1 && connection.token === undefined ? paths : [];
  const url = connection.server + (alone ?? BATCH_PATH);
  const left = new Set(paths);
  const settle = (path: string, outcome: Outcome): void => {
    if (left.delete(path)) deliver(path, outcome);
  };
  const settleAll = (outcome: Outcome): void => {
    for (const path of left) settle(path, outcome);
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(timedOut(url, connection.patience)), connection.patience);
  };

  const talk = async (): Promise<void> => {
    wait();
    const response = await connection.fetch(url, {
      signal: controller.signal,
      ...(alone !== undefined ? {} : { method: 'POST', body: bodyOf(connection.token, paths) }),
    });
    if (alone !== undefined || !response.ok || !response.body) {
      const outcome = outcomeOf(url, response.status, parse(await response.text()));
      if ('failure' in outcome) settleAll(outcome);
      else if (alone !== undefined) settle(alone, outcome);
      return;
    }
    for await (const text of linesOf(response.body)) {
      wait();
      // Lines may come all at once, and each wakes an element that wants to draw.
      await turn();
      const line = parse(text) as Partial<BatchLine> | undefined;
      const path = paths.find((_, index) => String(index) === line?.id);
      if (path !== undefined)
        settle(path, outcomeOf(connection.server + path, Number(line?.status), line?.body));
    }
  };

  void talk()
    .catch((error: unknown) =>
      settleAll({ failure: error instanceof StatsFailure ? error : unreachable(url) }),
    )
    .finally(() => {
      clearTimeout(timer);
      if (left.size > 0) settleAll({ failure: notOcStats(url, 'the answer is incomplete') });
    });
  return controller;
}

function bodyOf(token: string | undefined, paths: readonly string[]): string {
  return JSON.stringify({ token, questions: paths.map((path, index) => ({ id: String(index), path })) });
}

function outcomeOf(url: string, status: number, body: unknown): Outcome {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  if (status >= 200 && status < 300 && isObject) return { body };
  const failure = failureOfProblem(body) ?? notOcStats(url, `status ${status}, no JSON of ours`);
  return { failure, denied: status === 401 };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
