import { API, BATCH_PATH, ERRORS, problemOf, StatsError } from '@oc-stats/contract';
import { batchLine, batchRequest, MAX_QUESTIONS } from '@oc-stats/contract/schema';
import type { z } from 'zod';
import type { Gate } from '../access/gate.ts';
import { renewed } from '../access/renewed.ts';
import { encodingFor } from '../http/negotiate.ts';
import { compressedLines, type Lines } from '../http/lines.ts';
import { bodyText } from '../http/body-text.ts';
import { type App, describeRoute } from './route.ts';

const LINES_TYPE = 'application/x-ndjson';
/** A hundred questions, each longer than any that a page asks. */
const MAX_BODY_BYTES = 256 * 1024;
/** The longest identifier and the longest cursor, percent-encoded, fit. */
const MAX_PATH = 4_000;
/** Enough to keep the store busy; more would only queue there, and could not be given up when the reader leaves. */
const AT_ONCE = 6;

type Batch = z.infer<typeof batchRequest>;

/**
 * Many questions in one request that needs no preflight. Each goes through the very handlers that answer it alone, so
 * that a batch can neither do more nor fail otherwise.
 */
export function batchRoute(app: App, gate: Gate, clock: () => Date): void {
  describeRoute(app, {
    method: 'post',
    path: BATCH_PATH,
    summary: 'Several questions; answers come as lines, in the order in which they are ready',
    tags: ['statistics'],
    request: {
      body: {
        required: true,
        content: { 'text/plain': { schema: batchRequest }, 'application/json': { schema: batchRequest } },
      },
    },
    responses: {
      200: { description: 'One line a question', content: { [LINES_TYPE]: { schema: batchLine } } },
    },
  });

  app.post(BATCH_PATH, async (c) => {
    const batch = readBatch(await bodyText(c.req.raw, MAX_BODY_BYTES));
    const admission = { token: batch.token, cost: batch.questions.length };
    // Once for all of them: what the batch may see, its questions may, as long as it may.
    const first = await gate.admit(c, admission);
    const grant = renewed(
      first,
      () => gate.again(c, admission),
      () => clock().getTime(),
    );
    const ask = (path: string) =>
      answered(path, (url) => app.fetch(new Request(url), { ...c.env, batch: true, grant }));
    const encoding = encodingFor(c.req.header('accept-encoding'));
    return c.body(compressedLines(linesOf(batch, ask), encoding, c.req.raw.signal), 200, {
      'Content-Type': LINES_TYPE,
      ...(encoding ? { 'Content-Encoding': encoding } : {}),
    });
  });
}

function readBatch(text: string): Batch {
  const value = parsed(text);
  const asked = (value as { questions?: unknown } | null)?.questions;
  if (Array.isArray(asked) && asked.length > MAX_QUESTIONS) {
    throw new StatsError('too-many-questions', `${asked.length} questions are more than ${MAX_QUESTIONS}.`);
  }
  const result = batchRequest.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new StatsError('bad-body', `${['body', ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? ''}`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StatsError('bad-body', 'The body is not JSON.', { cause });
  }
}

function linesOf({ questions }: Batch, ask: (path: string) => Promise<Answered>): Lines {
  return {
    count: questions.length,
    atOnce: AT_ONCE,
    line: async (index) => {
      const { id, path } = questions[index] as Batch['questions'][number];
      const { status, json } = await ask(path);
      return `{"id":${JSON.stringify(id)},"status":${status},"body":${json}}\n`;
    },
  };
}

interface Answered {
  readonly status: number;
  /** As text: what was just serialised is not parsed again. */
  readonly json: string;
}

async function answered(path: string, fetch: (url: URL) => Response | Promise<Response>): Promise<Answered> {
  const url = urlOf(path);
  if (!url) return failed(new StatsError('not-found', `A question is a path below ${API}/.`));
  const response = await fetch(url);
  if (/json/.test(response.headers.get('content-type') ?? '')) {
    return { status: response.status, json: await response.text() };
  }
  await response.body?.cancel();
  return failed(noFiles());
}

/** Said before one is made: a hundred large pictures would be drawn to be thrown away. */
export function noFiles(): StatsError {
  return new StatsError('bad-parameter', 'Files are not answered in a batch. Ask for them alone.');
}

/** `..` is resolved before it is judged. */
function urlOf(path: string): URL | null {
  if (path.length > MAX_PATH || !path.startsWith(`${API}/`)) return null;
  const url = new URL(path, 'http://batch.invalid');
  return url.pathname.startsWith(`${API}/`) ? url : null;
}

function failed(error: StatsError): Answered {
  return { status: ERRORS[error.code].status, json: JSON.stringify(problemOf(error)) };
}
