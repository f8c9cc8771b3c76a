import { node } from '../node.ts';
import { shown } from '../shown.ts';
import type { Page, PageContext } from './page.ts';

/** For those who run the platform: what lies there unwatched, and what a plan would do. */
export function retentionPage({ speech: { words } }: PageContext): Page {
  return {
    title: words.retention,
    content: [
      node('p', {}, node('bdi', {}, words.retentionText)),
      ...shown({ tag: 'oc-retention', attributes: {} }, words),
    ],
  };
}
