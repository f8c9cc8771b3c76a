import {
  API,
  FILE_FORMATS,
  SCOPE_TYPES,
  type FileFormat,
  type Question as Kind,
  type ScopeType,
} from '@oc-stats/contract';
import {
  asFile,
  matrixAnswer,
  matrixQuery,
  scopeParameters,
  segmentsAnswer,
  segmentsQuery,
  timelineAnswer,
  timelineQuery,
  totalsAnswer,
  totalsQuery,
} from '@oc-stats/contract/schema';
import type { z } from 'zod';
import { withinGrant } from '../access/limits.ts';
import { contentDisposition } from '../files/file-name.ts';
import { askFile } from '../files/ask-file.ts';
import type { FileOptions } from '../files/file.ts';
import { ownAddress } from '../http/address.ts';
import type { Env } from '../http/env.ts';
import { respond } from '../http/respond.ts';
import type { Question } from '../questions/question.ts';
import { visibleScope } from '../questions/scope.ts';
import type { Way } from '../questions/way.ts';
import type { Settings } from '../settings.ts';
import { noFiles } from './batch.ts';
import { fileRoute, jsonRoute, type App } from './route.ts';

const SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** How the file looks, the question itself, and a token, which was looked at where access is decided. */
interface FileQuery extends Omit<FileOptions, 'server'> {
  readonly token?: string;
  readonly [parameter: string]: unknown;
}

interface Asked {
  readonly summary: string;
  readonly query: z.ZodObject;
  readonly answer: z.ZodType;
  readonly of: readonly ScopeType[];
}

const ASKED: Record<Kind, Asked> = {
  timeline: {
    summary: 'A curve over time: delta or cumulative, split or compared',
    query: timelineQuery,
    answer: timelineAnswer,
    of: SCOPE_TYPES,
  },
  totals: {
    summary: 'A table by series or episode',
    query: totalsQuery,
    answer: totalsAnswer,
    of: SCOPE_TYPES,
  },
  matrix: {
    summary: 'The episodes of a series over time',
    query: matrixQuery,
    answer: matrixAnswer,
    of: ['series'],
  },
  segments: {
    summary: 'Which parts were watched',
    query: segmentsQuery,
    answer: segmentsAnswer,
    of: ['series', 'episode'],
  },
};

export function statsRoutes(app: App, way: Way, settings: Settings): void {
  for (const [kind, asked] of Object.entries(ASKED) as [Kind, Asked][]) {
    answers(app, way, kind, asked);
    for (const format of FILE_FORMATS) files(app, way, settings, kind, asked, format);
  }
}

function answers(app: App, way: Way, kind: Kind, { summary, query, answer, of }: Asked): void {
  const path = `${API}/stats/{type}/{id}/${kind}`;
  const route = jsonRoute(
    { path, tag: 'statistics', summary, answer },
    { query, params: scopeParameters(of) },
  );
  app.openapi(route, async (c) => {
    const { type, id } = c.req.valid('param');
    const sources = await way.sources();
    const scope = await visibleScope(c.var.grant, sources.catalog, type, id);
    const question = { kind, scope, query: c.req.valid('query') } as Question;
    return respond(c, await way.ask(sources, withinGrant(question, c.var.grant, sources)));
  });
}

/** The same question, asked the same way; only what becomes of the answer differs. */
function files(
  app: App,
  way: Way,
  settings: Settings,
  kind: Kind,
  { summary, query, of }: Asked,
  format: FileFormat,
): void {
  const path = `${API}/stats/{type}/{id}/${kind}.${format}`;
  const route = fileRoute(
    { path, tag: 'files', summary, format },
    { query: asFile(query), params: scopeParameters(of) },
  );
  app.openapi(route, async (c) => {
    // Whoever calls `fetch` without bindings gives none.
    if ((c.env as Env['Bindings'] | undefined)?.batch) throw noFiles();
    const { type, id } = c.req.valid('param');
    const { lang, theme, width, height, scale, ...rest } = c.req.valid('query') as FileQuery;
    const sources = await way.sources();
    const scope = await visibleScope(c.var.grant, sources.catalog, type, id);
    const question = withinGrant(
      { kind, scope, query: { ...rest, token: undefined } } as Question,
      c.var.grant,
      sources,
    );
    const options = { lang, theme, width, height, scale, server: ownAddress(c, settings) };
    const { body, name } = await askFile(way, sources, question, format, options);
    const isPicture = format === 'svg' || format === 'png';
    return respond(c, body, {
      'Content-Disposition': contentDisposition(isPicture ? 'inline' : 'attachment', name),
      // Opened alone, an SVG is a document that could have scripts.
      ...(format === 'svg' ? { 'Content-Security-Policy': SVG_POLICY } : {}),
    });
  });
}
