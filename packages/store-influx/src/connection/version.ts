import type { InfluxDialect, InfluxOptions } from '../influx-options.ts';
import type { Connection } from './connection.ts';

export interface Server {
  /** Empty when it does not say. */
  readonly version: string;
  readonly dialect: InfluxDialect;
}

/** Every version answers `/ping`, and needs no database for it. */
export async function askVersion(
  connection: Connection,
  { dialect = 'auto', token }: Pick<InfluxOptions, 'dialect' | 'token'>,
  signal?: AbortSignal,
): Promise<Server> {
  const { headers, text } = await connection.run(
    (inTime) => connection.send('/ping', { method: 'GET' }, inTime),
    signal,
  );
  const header = headers['x-influxdb-version'];
  const version = (Array.isArray(header) ? header[0] : header) ?? versionIn(text);
  return { version, dialect: dialect === 'auto' ? dialectOf(version, token) : dialect };
}

/** 2.x speaks Flux to tokens; with user and password it is asked as 1.x, through its database mapping. */
function dialectOf(version: string, token: string | undefined): InfluxDialect {
  const major = /^v?(\d+)/.exec(version)?.[1];
  if (major === '3') return 'v3';
  return major === '2' && token ? 'flux' : 'influxql';
}

/** 3.x also says it in the body. */
function versionIn(text: string): string {
  try {
    const { version } = JSON.parse(text) as { version?: unknown };
    return typeof version === 'string' ? version : '';
  } catch {
    return '';
  }
}
