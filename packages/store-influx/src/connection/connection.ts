import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { InfluxDB } from '@influxdata/influxdb-client';
import { BreakerOpenError, createResilience, withDeadline } from '@oc-stats/resilience';
import { StoreError } from '@oc-stats/store';
import { DEFAULT_TIMEOUT_MS, type InfluxOptions } from '../influx-options.ts';
import { isLoopback, shownAddress } from './address.ts';
import { credentials } from './credentials.ts';
import { failureOf, type Asked } from './failure-of.ts';
import { InfluxFailure } from './influx-failure.ts';
import { receive, type Reply } from './receive.ts';
import { Running } from './running.ts';

export interface Connection {
  readonly client: InfluxDB;
  readonly database: string;
  readonly address: string;
  readonly token: string | undefined;
  /** What an answer is asked to be packed with. */
  readonly encoding: 'gzip' | 'identity';
  /** Deadline, retries and breaker around one exchange that may be repeated. All failures leave as StoreError. */
  run<T>(work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** One request, the whole answer as text. Inside `run`. */
  send(path: string, request: Request, signal: AbortSignal): Promise<Reply>;
  asked(): Asked;
  close(): void;
}

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** InfluxDB answers many small questions at once well, and many large ones badly. */
const MOST_SOCKETS = 16;

/** Nothing is sent before the first question. */
export function connect(options: InfluxOptions, onFailure: () => void = () => undefined): Connection {
  const { url, database, timeoutMs = DEFAULT_TIMEOUT_MS, clock = () => new Date() } = options;
  if (!/^https?:/i.test(url) || !URL.canParse(url)) {
    throw new StoreError('invalid', 'The address of InfluxDB cannot be read. Write it as http://host:port.');
  }
  const address = shownAddress(url);
  // The client's own timeout looks at silence only, so it is off: a slow drip would never end.
  const agent = new (/^https/i.test(url) ? HttpsAgent : HttpAgent)({
    keepAlive: true,
    maxSockets: MOST_SOCKETS,
  });
  const client = new InfluxDB({
    url,
    timeout: 0,
    headers: credentials(options),
    transportOptions: { agent },
  });
  // On one machine, packing costs more than it saves.
  const encoding = isLoopback(url) ? 'identity' : 'gzip';
  const running = new Running();
  const asked = () => ({ address, database, now: clock() });
  const resilience = createResilience({
    name: `InfluxDB at ${address}`,
    judge: (error) => (error instanceof InfluxFailure ? error.judgement : 'answer'),
    retryAfterMs: (error) => (error instanceof InfluxFailure ? error.retryAfterMs : null),
  });

  async function attempt<T>(work: (signal: AbortSignal) => Promise<T>, given: AbortSignal): Promise<T> {
    try {
      return await withDeadline(timeoutMs, given, work);
    } catch (error) {
      if (given.aborted) throw error;
      onFailure();
      throw failureOf(error, asked());
    }
  }

  return {
    client,
    database,
    address,
    token: options.token,
    encoding,
    asked,

    async run(work, asker) {
      if (running.isClosed) throw new StoreError('closed');
      try {
        return await running.follow(asker, (signal) =>
          resilience.run((given) => attempt(work, given), signal),
        );
      } catch (error) {
        if (asker?.aborted) throw new StoreError('aborted', undefined, { cause: asker.reason });
        if (running.isClosed) throw new StoreError('closed');
        if (error instanceof BreakerOpenError) throw resting(error);
        throw error;
      }
    },

    send(path, { method, headers = {}, body = '' }, signal) {
      const sent = { method, headers: { 'accept-encoding': encoding, ...headers }, signal };
      return receive((callbacks) => client.transport.send(path, body, sent, callbacks));
    },

    /** Also what hangs: the client's write API cannot be given up in any other way. */
    close() {
      running.close();
      agent.destroy();
    },
  };
}

/** What it failed with the last time says more than that it is not asked. */
function resting(error: BreakerOpenError): StoreError {
  const last = error.cause instanceof Error ? ` The last failure: ${error.cause.message}` : '';
  return new StoreError('unavailable', `${error.message}${last}`, { cause: error });
}
