import type { Connection } from '../connection/connection.ts';
import type { Parameters } from './parameters.ts';
import { resultsOf, type Result } from './results.ts';

export type AskInfluxql = (
  statements: readonly string[],
  parameters: Parameters,
  signal?: AbortSignal,
) => Promise<Result[]>;

/**
 * A form and no address: bound values may be long, and a log of requests should not hold them. In chunks, because
 * `max-row-limit` cuts every other answer short without a word.
 */
export function askInfluxql(connection: Connection): AskInfluxql {
  const { database } = connection;
  return (statements, parameters, signal) =>
    connection.run(async (inTime) => {
      const q = statements.join('; ');
      const body = new URLSearchParams({
        db: database,
        epoch: 's',
        chunked: 'true',
        q,
        params: JSON.stringify(parameters),
      });
      const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
      const request = { method: 'POST', headers, body: body.toString() } as const;
      const { text } = await connection.send('/query', request, inTime);
      return resultsOf(text, statements.length, connection);
    }, signal);
}
