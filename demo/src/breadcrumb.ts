import { node } from './node.ts';
import type { Words } from './words/en.ts';

export interface Crumb {
  readonly title: string;
  readonly href: string;
}

/** The way up. The page itself is not a link to itself. */
export function breadcrumb(above: readonly Crumb[], here: string, words: Words): HTMLElement {
  const items = above.map(({ title, href }) => node('li', {}, node('a', { href, dir: 'auto' }, title)));
  return node(
    'nav',
    { class: 'breadcrumb', 'aria-label': words.youAreHere },
    node('ol', {}, ...items, node('li', { 'aria-current': 'page' }, node('bdi', {}, here))),
  );
}
