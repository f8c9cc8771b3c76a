import { createRoute } from '@hono/zod-openapi';
import { isAboutAll, OWN_ORGANIZATION, type Embeddable } from '@oc-stats/contract';
import { embedParameters, embedQuery } from '@oc-stats/contract/schema';
import type { Catalog } from '@oc-stats/opencast';
import { frameScript, type Ancestors } from '../assets/frame-script.ts';
import { inlineHash } from '../assets/inline-hash.ts';
import { Body } from '../cache/body.ts';
import { escaped } from '../http/page.ts';
import { respond } from '../http/respond.ts';
import { failures, type App } from './route.ts';

/** Buttons reach half a letter beyond the text, and the ring around what has the focus four pixels further. */
const STYLE = 'html,body{margin:0;background:transparent}body{padding:4px calc(.5em + 4px)}';

const embed = createRoute({
  method: 'get',
  path: '/embed/{element}/{id}',
  summary: 'A page with one element, for an iframe',
  tags: ['elements'],
  request: { params: embedParameters, query: embedQuery },
  responses: { 200: { description: 'The page', content: { 'text/html': {} } }, ...failures },
});

/**
 * For places where scripts are forbidden and frames are not, in pages of the given origins. The page itself is the same
 * for everybody: where names are not for everybody, `catalog` gives none, and the element asks with its token.
 */
export function embedRoute(app: App, catalog: () => Catalog | null, ancestors: Ancestors = '*'): void {
  const script = frameScript(ancestors);
  const policy = policyOf(script, ancestors);
  app.openapi(embed, async (c) => {
    const { element, id } = c.req.valid('param');
    const { lang, type, ...attributes } = c.req.valid('query');
    const subject = subjectOf(element, id, type, catalog());
    const all = { ...subject.attribute, ...attributes, lang, loading: 'eager' };
    const body = Body.html(pageOf({ element, title: subject.title, lang: lang ?? 'en', script }, all));
    const response = await respond(c, body, { 'Content-Security-Policy': policy });
    if (subject.known || response.status !== 200) return response;
    return new Response(response.body, { status: 404, headers: response.headers });
  });
}

interface Subject {
  readonly attribute: { readonly episode?: string; readonly series?: string };
  readonly title: string;
  /** The element shows what is unknown in its own words; the status tells machines. */
  readonly known: boolean;
}

/** Without a catalogue nothing is known, and what is not said to be a series is an episode. */
function subjectOf(
  element: Embeddable,
  id: string,
  type: 'series' | 'episode' | undefined,
  catalog: Catalog | null,
): Subject {
  if (isAboutAll(element) || (id === OWN_ORGANIZATION && isPart(element))) {
    const known = id === OWN_ORGANIZATION || !catalog || id === catalog.organization.id;
    return { attribute: {}, title: catalog?.organization.title ?? NAMELESS, known };
  }
  const series = catalog?.series(id);
  const isSeries = type === undefined ? series : type === 'series';
  if (element === 'oc-series-stats' || (isPart(element) && isSeries)) {
    return { attribute: { series: id }, title: series?.title ?? NAMELESS, known: !catalog || !!series };
  }
  const episode = catalog?.episode(id);
  return { attribute: { episode: id }, title: episode?.title ?? NAMELESS, known: !catalog || !!episode };
}

const NAMELESS = 'oc-stats';

/** Parts are about whatever they are given; composites about one kind of thing. */
function isPart(element: Embeddable): boolean {
  return !element.endsWith('-stats');
}

function policyOf(script: string, ancestors: Ancestors): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${inlineHash(script)}`,
    `style-src ${inlineHash(STYLE)}`,
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors === '*' ? '*' : ["'self'", ...ancestors].join(' ')}`,
  ].join('; ');
}

/** Relative, so that it works below a path of a proxy as well. */
const SCRIPT = '../../elements/v1/oc-stats.js';

interface Shell {
  readonly element: string;
  readonly title: string;
  readonly lang: string;
  readonly script: string;
}

/** The element is the first in `main`: the script counts on that. */
function pageOf(
  { element, title, lang, script }: Shell,
  attributes: Record<string, string | undefined>,
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(value ?? '')}"`)
    .join('');
  const scheme =
    attributes['theme'] === 'light' || attributes['theme'] === 'dark' ? attributes['theme'] : 'light dark';
  return `<!doctype html>
<html lang="${escaped(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${scheme}">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<script type="module" src="${SCRIPT}"></script>
</head>
<body>
<main><${element}${written}></${element}></main>
<script>${script}</script>
</body>
</html>
`;
}
