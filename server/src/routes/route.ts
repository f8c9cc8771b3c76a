import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi';
import type { FileFormat } from '@oc-stats/contract';
import { problem } from '@oc-stats/contract/schema';
import type { Env } from '../http/env.ts';
import { PROBLEM_TYPE } from '../http/problem.ts';

export type App = OpenAPIHono<Env>;

const failure = (description: string) => ({
  description,
  content: { [PROBLEM_TYPE]: { schema: problem } },
});

export const failures = {
  '4XX': failure('What was asked cannot be answered; `code` says why.'),
  '5XX': failure('The service or something behind it fails; `code` says what.'),
};

interface Described {
  readonly path: string;
  readonly summary: string;
  readonly tag: 'catalogue' | 'statistics' | 'files' | 'operation' | 'retention';
}

/** A GET that answers JSON, described by the schemas that validate it. */
export function jsonRoute<Q extends z.ZodObject | undefined, P extends z.ZodObject | undefined>(
  described: Described & { readonly answer: z.ZodType },
  request: { readonly query: Q; readonly params: P },
) {
  return createRoute({
    method: 'get',
    path: described.path,
    summary: described.summary,
    tags: [described.tag],
    request: request as { query: NonNullable<Q>; params: NonNullable<P> },
    responses: {
      200: { description: 'The answer', content: { 'application/json': { schema: described.answer } } },
      304: { description: 'Unchanged since the `ETag` that was sent' },
      ...failures,
    },
  });
}

type Path = Parameters<App['openAPIRegistry']['registerPath']>[0];

/** A route whose body its handler reads itself. Each of them may fail in the same ways. */
export function describeRoute({ openAPIRegistry: paths }: App, { responses, ...path }: Path): void {
  paths.registerPath({ ...path, responses: { ...responses, ...failures } });
}

export const FILE_TYPES: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  svg: 'image/svg+xml',
  png: 'image/png',
};

/** A GET that answers a file. */
export function fileRoute<Q extends z.ZodObject, P extends z.ZodObject>(
  described: Described & { readonly format: FileFormat },
  request: { readonly query: Q; readonly params: P },
) {
  const { format, path, summary, tag } = described;
  return createRoute({
    method: 'get',
    path,
    summary: `${summary}, as ${format.toUpperCase()}`,
    tags: [tag],
    request,
    responses: {
      200: { description: 'The file', content: { [FILE_TYPES[format]]: { schema: z.string() } } },
      304: { description: 'Unchanged since the `ETag` that was sent' },
      ...failures,
    },
  });
}
