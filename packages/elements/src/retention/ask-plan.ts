import {
  RETENTION_SCENARIO_PATH,
  retentionActionsPath,
  type ActionFormat,
  type RetentionComparison,
  type RetentionQuestion,
} from '@oc-stats/contract';
import { failureOfProblem, notOcStats, timedOut, unreachable } from '../client/failure.ts';
import type { StatsClient } from '../client/stats-client.ts';

/** What would become of everything; rejects with a `StatsFailure`, or with the reason of the signal. */
export async function askScenario(
  client: StatsClient,
  question: RetentionQuestion,
  signal: AbortSignal,
): Promise<RetentionComparison> {
  const response = await post(client, RETENTION_SCENARIO_PATH, question, signal);
  const answer = (await response.json().catch(() => null)) as Partial<RetentionComparison> | null;
  if (answer?.scenario?.months && answer.plan?.rules) return answer as RetentionComparison;
  throw notOcStats(client.server + RETENTION_SCENARIO_PATH, 'no scenario');
}

export async function askActions(
  client: StatsClient,
  format: ActionFormat,
  question: RetentionQuestion,
): Promise<{ readonly file: Blob; readonly name: string }> {
  const response = await post(client, retentionActionsPath(format), question);
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { file: await response.blob(), name: name ? decodeURIComponent(name) : `actions.${format}` };
}

/** Plain text needs no preflight where no token is sent. A token that has ended is renewed once. */
async function post(
  client: StatsClient,
  path: string,
  question: RetentionQuestion,
  signal?: AbortSignal,
): Promise<Response> {
  const { token } = client;
  const response = await send(client, path, question, signal);
  if (response.status === 401) {
    const { renew } = await import('../client/renewal.ts');
    if (await renew(client, token)) return read(client, path, await send(client, path, question, signal));
  }
  return read(client, path, response);
}

async function send(
  { patience, server, token }: StatsClient,
  path: string,
  question: RetentionQuestion,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const late = AbortSignal.timeout(patience);
  try {
    return await fetch(server + path, {
      method: 'POST',
      body: JSON.stringify(question),
      headers: token ? { Authorization: `Bearer ${token}` } : {},
      signal: signal ? AbortSignal.any([signal, late]) : late,
    });
  } catch {
    signal?.throwIfAborted();
    throw late.aborted ? timedOut(server + path, patience) : unreachable(server + path);
  }
}

async function read({ server }: StatsClient, path: string, response: Response): Promise<Response> {
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  throw failureOfProblem(body) ?? notOcStats(server + path, `status ${response.status}, no JSON of ours`);
}
