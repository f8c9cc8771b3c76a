import { atHome, HOME } from './home.ts';
import { node } from './node.ts';
import { switches } from './view/switches.ts';
import type { View } from './view/view.ts';
import { keepingView } from './view/view.ts';
import type { Words } from './words/en.ts';

const PLACES = [
  ['/', 'catalogue'],
  ['/retention', 'retention'],
  ['/examples/parts.html', 'elements'],
  ['/examples/', 'examples'],
] as const;

/** Head and foot that all pages of the demo share. The page itself goes into `main`. */
export function frame(view: View, words: Words, changed: (view: View) => void): HTMLElement {
  const parameters = new URLSearchParams(location.search);
  const links = PLACES.map(([path, word]) => {
    const href = atHome(path);
    const here = location.origin + location.pathname === href && { 'aria-current': 'page' };
    return node('li', {}, node('a', { href: keepingView(href, parameters), ...here }, words[word]));
  });
  const head = node(
    'header',
    { class: 'head' },
    node('a', { class: 'skip', href: '#main' }, words.skip),
    node('a', { class: 'mark', href: keepingView(HOME.href, parameters) }, 'oc-stats'),
    node('nav', { 'aria-label': 'oc-stats' }, node('ul', {}, ...links)),
    switches(view, words, changed),
  );
  const foot = node(
    'footer',
    { class: 'foot' },
    node('p', {}, node('bdi', {}, words.tagline)),
    node('p', {}, node('a', { href: atHome('/openapi.json') }, words.interface)),
  );
  const focused = document.activeElement?.getAttribute('name');
  document.querySelector('body > header')?.replaceWith(head);
  if (focused) head.querySelector<HTMLElement>(`[name="${CSS.escape(focused)}"]`)?.focus();
  document.querySelector('body > footer')?.replaceWith(foot);
  return document.querySelector('main') ?? document.body.appendChild(node('main'));
}
