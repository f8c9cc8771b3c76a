import type { Connection } from '../connection/connection.ts';
import { fromSentence } from '../connection/failure-of.ts';
import { InfluxFailure } from '../connection/influx-failure.ts';
import type { Parameters } from '../influxql/parameters.ts';
import type { V3Row } from './rows.ts';

export type AskV3 = (
  statement: string,
  parameters: Parameters,
  signal?: AbortSignal,
) => Promise<readonly V3Row[]>;

export function askV3(connection: Connection): AskV3 {
  const { database, token } = connection;
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  return (q, params, signal) =>
    connection.run(async (inTime) => {
      const body = JSON.stringify({ db: database, q, params, format: 'json' });
      const { text } = await connection.send(
        '/api/v3/query_influxql',
        { method: 'POST', headers, body },
        inTime,
      );
      return rowsIn(JSON.parse(text), connection);
    }, signal);
}

function rowsIn(answer: unknown, connection: Connection): readonly V3Row[] {
  if (Array.isArray(answer) && answer.every((row) => typeof row === 'object' && row !== null))
    return answer as V3Row[];
  const { error } = (answer ?? {}) as { error?: unknown };
  if (typeof error === 'string') throw fromSentence(error, connection);
  const message = `What answers at ${connection.address} does not answer as InfluxDB 3 does. Check the address and what stands before it.`;
  throw new InfluxFailure('garbage', message);
}
