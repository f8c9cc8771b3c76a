import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const INFLUXD = process.env['OC_STATS_INFLUXD'] ?? '/usr/bin/influxd';
const isRequired = (process.env['OC_STATS_REQUIRE'] ?? '').split(',').includes('influxdb');

/** For the `skip` of a test: why there is no real InfluxDB here, or false. */
export const withoutInflux: string | false =
  isRequired || isProgram(INFLUXD)
    ? false
    : 'no influxd here (install "influxdb", or set OC_STATS_INFLUXD to the program)';

export interface RealInfluxOptions {
  /** With it, only this administrator is let in. */
  readonly admin?: { readonly user: string; readonly password: string };
  /** The rows after which an answer that is not chunked is cut off. */
  readonly maxRowLimit?: number;
}

export interface RealInflux {
  readonly url: string;
  readonly port: number;
  readonly version: string;
  /** InfluxQL as it stands, with bound values; a statement that fails throws. */
  query(
    text: string,
    parameters?: Readonly<Record<string, unknown>>,
    database?: string,
  ): Promise<QueryResult[]>;
  /** Line protocol with seconds, as both adapters write it. */
  write(database: string, lines: readonly string[], policy?: string): Promise<void>;
  close(): Promise<void>;
}

export interface QueryResult {
  readonly series?: readonly {
    readonly name: string;
    readonly tags?: Readonly<Record<string, string>>;
    readonly columns: readonly string[];
    readonly values: readonly (readonly unknown[])[];
  }[];
  readonly error?: string;
}

/** An InfluxDB of its own, in a folder of its own, reachable from this machine only. */
export async function startRealInflux(options: RealInfluxOptions = {}): Promise<RealInflux> {
  const { admin } = options;
  const folder = await mkdtemp(join(tmpdir(), 'oc-stats-influx-'));
  try {
    const { child, port, version } = await start(folder, options);
    const url = `http://127.0.0.1:${port}`;
    const headers = admin ? { authorization: basic(admin) } : {};
    if (admin) await createAdmin(url, admin);

    return {
      url,
      port,
      version,
      async query(text, parameters = {}, database = '') {
        const body = new URLSearchParams({
          db: database,
          epoch: 's',
          q: text,
          params: JSON.stringify(parameters),
        });
        const answer = await fetch(`${url}/query`, { method: 'POST', headers, body });
        const { results = [], error } = (await answer.json()) as { results?: QueryResult[]; error?: string };
        const failure = error ?? results.find((result) => result.error !== undefined)?.error;
        if (failure !== undefined) throw new Error(`InfluxDB: ${failure} in ${text.slice(0, 300)}`);
        return results;
      },
      async write(database, lines, policy) {
        const query = new URLSearchParams({
          db: database,
          precision: 's',
          ...(policy ? { rp: policy } : {}),
        });
        for (let from = 0; from < lines.length; from += 10_000) {
          const body = lines.slice(from, from + 10_000).join('\n');
          const answer = await fetch(`${url}/write?${query.toString()}`, { method: 'POST', headers, body });
          if (answer.status !== 204) throw new Error(`InfluxDB: ${await answer.text()}`);
        }
      },
      async close() {
        await end(child);
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The pipe ends with the process that holds it, however that ends, so no influxd is ever left over. */
const UNTIL_INPUT_ENDS = `
exec 3<&0
"$0" -config "$1" >"$2" 2>&1 3<&- &
influxd=$!
{ cat <&3 >/dev/null; kill $influxd; } 2>/dev/null &
exec 3<&-
wait $influxd
`;

/** Free ports are free only at the moment of asking, so another pair is tried when one of them is taken meanwhile. */
async function start(folder: string, options: RealInfluxOptions) {
  for (let attempt = 1; ; attempt++) {
    const [http, rpc] = await freePorts();
    const config = join(folder, 'influxdb.conf');
    await writeFile(config, configuration(folder, [http, rpc], options));
    const log = join(folder, `log-${attempt}`);
    const child = spawn('/bin/sh', ['-c', UNTIL_INPUT_ENDS, INFLUXD, config, log], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const version = await answering(`http://127.0.0.1:${http}/ping`, child, log);
    if (version !== null) return { child, port: http, version };
    await end(child);
    if (attempt === 3) throw new Error(`influxd did not start: ${(await readFile(log, 'utf8')).slice(-500)}`);
  }
}

/**
 * The version when it answers, null when it ends instead or takes a minute. Its own log has to say that it listens: at
 * the same port the InfluxDB of another test may answer, which took it a moment earlier.
 */
async function answering(url: string, child: ChildProcess, log: string): Promise<string | null> {
  const until = Date.now() + 60_000;
  while (child.exitCode === null && child.signalCode === null && Date.now() < until) {
    const listens = (await readFile(log, 'utf8').catch(() => '')).includes('Listening on HTTP');
    const answer = await fetch(url).catch(() => null);
    if (listens && answer?.status === 204) return answer.headers.get('x-influxdb-version') ?? '';
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return null;
}

async function end(child: ChildProcess): Promise<void> {
  const hasExited = child.exitCode !== null || child.signalCode !== null;
  const exited = hasExited ? Promise.resolve() : once(child, 'exit');
  child.stdin?.end();
  await exited;
}

async function createAdmin(
  url: string,
  { user, password }: { user: string; password: string },
): Promise<void> {
  const quoted = password.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
  const q = `CREATE USER "${user}" WITH PASSWORD '${quoted}' WITH ALL PRIVILEGES`;
  const answer = await fetch(`${url}/query`, { method: 'POST', body: new URLSearchParams({ q }) });
  if (!answer.ok) throw new Error(`InfluxDB: ${await answer.text()}`);
}

function basic({ user, password }: { user: string; password: string }): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()];
  const ports = await Promise.all(
    servers.map(async (server) => {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    }),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports as [number, number];
}

function configuration(
  folder: string,
  [http, rpc]: readonly [number, number],
  { admin, maxRowLimit = 0 }: RealInfluxOptions,
): string {
  return `
reporting-disabled = true
bind-address = "127.0.0.1:${rpc}"
[meta]
  dir = "${folder}/meta"
[data]
  dir = "${folder}/data"
  wal-dir = "${folder}/wal"
  query-log-enabled = false
[monitor]
  store-enabled = false
[http]
  bind-address = "127.0.0.1:${http}"
  auth-enabled = ${String(admin !== undefined)}
  max-row-limit = ${maxRowLimit}
  log-enabled = false
[continuous_queries]
  enabled = false
[logging]
  level = "info"
`;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
