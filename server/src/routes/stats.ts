import { API, FILE_FORMATS, type FileFormat, type Question as Kind } from '@oc-stats/contract';
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
import { contentDisposition } from '../files/file-name.ts';
import { askFile } from '../files/ask-file.ts';
import type { FileOptions } from '../files/file.ts';
import { ownAddress } from '../http/address.ts';
import { respond } from '../http/respond.ts';
import type { Question } from '../questions/question.ts';
import { scopeIn } from '../questions/scope.ts';
import type { Way } from '../questions/way.ts';
import type { Settings } from '../settings.ts';
import { fileRoute, jsonRoute, type App } from './route.ts';

interface Asked {
  readonly summary: string;
  readonly query: z.ZodObject;
  readonly answer: z.ZodType;
}

const ASKED: Record<Kind, Asked> = {
  timeline: {
    summary: 'A curve over time: delta or cumulative, split or compared',
    query: timelineQuery,
    answer: timelineAnswer,
  },
  totals: { summary: 'A table by series or episode', query: totalsQuery, answer: totalsAnswer },
  matrix: { summary: 'The episodes of a series over time', query: matrixQuery, answer: matrixAnswer },
  segments: { summary: 'Which parts were watched', query: segmentsQuery, answer: segmentsAnswer },
};

export function statsRoutes(app: App, way: Way, settings: Settings): void {
  for (const [kind, asked] of Object.entries(ASKED) as [Kind, Asked][]) {
    answers(app, way, kind, asked);
    for (const format of FILE_FORMATS) files(app, way, settings, kind, asked, format);
  }
}

function answers(app: App, way: Way, kind: Kind, { summary, query, answer }: Asked): void {
  const path = `${API}/stats/{type}/{id}/${kind}`;
  const route = jsonRoute({ path, tag: 'statistics', summary, answer }, { query, params: scopeParameters });
  app.openapi(route, async (c) => {
    const { type, id } = c.req.valid('param');
    const sources = await way.sources();
    const scope = scopeIn(sources.catalog, type, id);
    return respond(c, await way.ask(sources, { kind, scope, query: c.req.valid('query') }));
  });
}

/** The same question, asked the same way; only what becomes of the answer differs. */
function files(
  app: App,
  way: Way,
  settings: Settings,
  kind: Kind,
  { summary, query }: Asked,
  format: FileFormat,
): void {
  const path = `${API}/stats/{type}/{id}/${kind}.${format}`;
  const route = fileRoute(
    { path, tag: 'files', summary, format },
    { query: asFile(query), params: scopeParameters },
  );
  app.openapi(route, async (c) => {
    const { type, id } = c.req.valid('param');
    const { lang, theme, width, height, scale, ...rest } = c.req.valid('query') as FileOptions & object;
    const sources = await way.sources();
    const scope = scopeIn(sources.catalog, type, id);
    const options = { lang, theme, width, height, scale, server: ownAddress(c, settings) };
    const { body, name } = await askFile(
      way,
      sources,
      { kind, scope, query: rest } as Question,
      format,
      options,
    );
    const isPicture = format === 'svg' || format === 'png';
    return respond(c, body, {
      'Content-Disposition': contentDisposition(isPicture ? 'inline' : 'attachment', name),
      // A picture that is opened alone is a document, and an SVG could be one with scripts.
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
  });
}
