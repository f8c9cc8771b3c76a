import type { FluxTableMetaData } from '@influxdata/influxdb-client';
import type { Connection } from '../connection/connection.ts';
import { fromSentence } from '../connection/failure-of.ts';
import type { Flux } from './text.ts';

export interface FluxRow {
  readonly values: string[];
  readonly table: FluxTableMetaData;
}

export type AskFlux = (query: Flux, signal?: AbortSignal) => Promise<FluxRow[]>;

/** Through the client's query API. An error that comes after the headers is a table like any other, inside HTTP 200. */
export function askFlux(connection: Connection, org: string): AskFlux {
  const api = connection.client.getQueryApi({ org, gzip: connection.encoding === 'gzip' });
  return (query, signal) =>
    connection.run(
      (inTime) =>
        new Promise((resolve, reject) => {
          const rows: FluxRow[] = [];
          api.queryRows(query, {
            useCancellable: (call) => inTime.addEventListener('abort', () => call.cancel(), { once: true }),
            next: (values, table) => {
              const said = errorIn(values, table);
              if (said !== null) reject(fromSentence(said, connection));
              rows.push({ values, table });
            },
            error: reject,
            complete: () => resolve(rows),
          });
        }),
      signal,
    );
}

function errorIn(values: string[], table: FluxTableMetaData): string | null {
  if (!has(table, 'error') || !has(table, 'reference')) return null;
  return String(table.get(values, 'error'));
}

export function has(table: FluxTableMetaData, name: string): boolean {
  return table.columns.some(({ label }) => label === name);
}
