import type { Embeddable } from '@oc-stats/contract';
import { escaped } from '../http/page.ts';
import type { EmbeddedPage } from './embedded-page.ts';

export interface Rich {
  readonly version: '1.0';
  readonly type: 'rich';
  readonly provider_name: string;
  readonly provider_url: string;
  readonly title: string;
  readonly html: string;
  readonly width: number;
  readonly height: number;
  readonly cache_age: number;
}

export interface Most {
  readonly width: number;
  readonly height: number;
}

const WIDTH = 800;
/** Where nothing makes the frame as high as its content. */
const HEIGHTS: Partial<Readonly<Record<Embeddable, number>>> = {
  'oc-episode-stats': 900,
  'oc-series-stats': 1_200,
  'oc-organization-stats': 800,
  'oc-retention': 1_600,
  'oc-stat': 220,
};
const USUAL_HEIGHT = 480;
const HOUR = 3_600;

/** The answer of oEmbed 1.0 of the kind `rich`: a frame, not larger than asked for. */
export function richOf(page: EmbeddedPage, title: string, address: string, most: Partial<Most>): Rich {
  const { element, id, query } = page;
  const width = Math.min(WIDTH, most.width ?? WIDTH);
  const usual = HEIGHTS[element] ?? USUAL_HEIGHT;
  const height = Math.min(usual, most.height ?? usual);
  const src = `${address}/embed/${element}/${encodeURIComponent(id)}${query}`;
  // A style would be refused by many policies, and be taken out by many wikis.
  const size = `width="${width}" height="${height}"`;
  return {
    version: '1.0',
    type: 'rich',
    provider_name: 'oc-stats',
    provider_url: address,
    title,
    html: `<iframe src="${escaped(src)}" title="${escaped(title)}" ${size} frameborder="0" loading="lazy"></iframe>`,
    width,
    height,
    cache_age: HOUR,
  };
}

/** The same for those who read XML. */
export function xmlOf(rich: Rich): string {
  const elements = Object.entries(rich).map(
    ([name, value]) => `<${name}>${escapedXml(String(value))}</${name}>`,
  );
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${elements.join('')}</oembed>\n`;
}

/** Characters that no XML may hold are left out, even as references. */
function escapedXml(text: string): string {
  // eslint-disable-next-line no-control-regex -- that is what they are
  return escaped(text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, ''));
}
