import { AbortError, HttpError } from '@influxdata/influxdb-client';
import { DeadlineError, parseRetryAfter } from '@oc-stats/resilience';
import { StoreError } from '@oc-stats/store';
import { InfluxFailure } from './influx-failure.ts';

export interface Asked {
  /** Host and port, never credentials. */
  readonly address: string;
  readonly database: string;
  readonly now: Date;
}

/** Whatever the client or InfluxDB says, as a sentence with something to do in it. */
export function failureOf(error: unknown, { address, database, now }: Asked): StoreError {
  if (error instanceof StoreError) return error;
  const cause = error;
  if (error instanceof DeadlineError) {
    const message = `InfluxDB at ${address} did not answer within ${error.ms / 1_000} s. Look at its load, or raise the time limit.`;
    return new InfluxFailure('silent', message, { cause });
  }
  if (error instanceof HttpError) return fromStatus(error, { address, database, now });
  if (error instanceof AbortError) {
    const message = `InfluxDB at ${address} broke off in the middle of its answer. Look into its log.`;
    return new InfluxFailure('cut', message, { cause });
  }
  if (error instanceof SyntaxError) {
    const message = `What answers at ${address} does not speak InfluxDB: its answer is no JSON. Check the address and what stands before it.`;
    return new InfluxFailure('garbage', message, { cause });
  }
  const reason = reasonOf(error);
  if (/^(HPE_|Z_|ERR_)/.test(reason)) {
    const message = `What answers at ${address} cannot be read (${reason}). Check the address, and whether it wants https.`;
    return new InfluxFailure('garbage', message, { cause });
  }
  const message = `InfluxDB at ${address} cannot be reached (${reason}). Is it running, and are host and port right?`;
  return new InfluxFailure('unreachable', message, { cause });
}

/** Statement errors arrive inside HTTP 200, parse errors with HTTP 400; both as one English sentence. */
export function fromSentence(said: string, { address, database }: Omit<Asked, 'now'>): InfluxFailure {
  const sentence = shorten(said);
  if (/database not found|could not find bucket|bucket .* not found/i.test(said)) {
    const message = `InfluxDB at ${address} has no database "${database}". Correct influxdb.database, or create it.`;
    return new InfluxFailure('database', message);
  }
  if (/retention policy not found/i.test(said)) {
    const message = `The database "${database}" has no such retention policy: ${sentence}. Correct influxdb.retention-policy.`;
    return new InfluxFailure('policy', message);
  }
  if (/not authorized|unauthorized|forbidden|insufficient permissions/i.test(said)) {
    const message = `InfluxDB at ${address} does not let this user do that: ${sentence}. Grant the right on "${database}".`;
    return new InfluxFailure('forbidden', message);
  }
  if (/max-concurrent-queries|timeout|too many requests|engine is closed|hinted handoff/i.test(said)) {
    return new InfluxFailure(
      'busy',
      `InfluxDB at ${address} is too busy: ${sentence}. Try again in a moment.`,
    );
  }
  if (/partial write|field type conflict/i.test(said)) {
    const message = `InfluxDB at ${address} did not take all rows: ${sentence}. Another program writes other types there.`;
    return new InfluxFailure('question', message);
  }
  return new InfluxFailure('question', `InfluxDB at ${address} refused the question: ${sentence}`);
}

function fromStatus(error: HttpError, asked: Asked): InfluxFailure {
  const { address } = asked;
  const { statusCode } = error;
  const options = { cause: error, retryAfterMs: parseRetryAfter(retryAfterOf(error), asked.now.getTime()) };
  const said = saidBy(error);
  if (statusCode === 401) {
    const message = `InfluxDB at ${address} refuses user and password, or the token. Correct them in the configuration.`;
    return new InfluxFailure('credentials', message, options);
  }
  if (statusCode === 403) return fromSentence(said || 'forbidden', asked);
  if (statusCode === 404 && /database|bucket|retention/i.test(said)) return fromSentence(said, asked);
  if (statusCode === 404 || (statusCode >= 300 && statusCode < 400)) {
    const message = `What answers at ${address} is no InfluxDB, or has another path (status ${statusCode}). Check host, port and path.`;
    return new InfluxFailure('no-influxdb', message, options);
  }
  if (statusCode === 413) {
    const message = `InfluxDB at ${address} finds what was sent too large. Raise its max-body-size.`;
    return new InfluxFailure('too-large', message, options);
  }
  if (statusCode === 429 || statusCode >= 500) {
    const message = `InfluxDB at ${address} is not ready (status ${statusCode}${said ? `: ${shorten(said)}` : ''}). Try again in a moment.`;
    return new InfluxFailure('busy', message, options);
  }
  return fromSentence(said || `status ${statusCode}`, asked);
}

function retryAfterOf({ headers }: HttpError): string | undefined {
  const value = headers?.['retry-after'];
  return Array.isArray(value) ? value[0] : value;
}

/** The sentence in the body; a web page says nothing. */
function saidBy({ body = '' }: HttpError): string {
  if (/^\s*</.test(body)) return '';
  try {
    const { error, message } = JSON.parse(body) as { error?: unknown; message?: unknown };
    const said = message ?? error;
    return typeof said === 'string' ? said : '';
  } catch {
    return body.trim();
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : shorten(error.message);
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
