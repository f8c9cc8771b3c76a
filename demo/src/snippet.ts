import { copyButton } from './copy.ts';
import { HOME } from './home.ts';
import { node } from './node.ts';
import type { Words } from './words/en.ts';

export interface Embed {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What one pastes into a page of one's own. It always names the server, so that it also works from a copied script. */
export function snippetOf({ tag, attributes }: Embed, server: string): string {
  const written = Object.entries({ ...attributes, server })
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
  return `<script type="module" src="${escaped(server)}/elements/v1/oc-stats.js"></script>\n<${tag}${written}></${tag}>`;
}

export function snippet(embed: Embed, words: Words): HTMLElement {
  const text = snippetOf(embed, HOME.href.slice(0, -1));
  return node(
    'figure',
    { class: 'snippet' },
    node(
      'figcaption',
      {},
      words.embed,
      copyButton(() => text, words),
    ),
    node('pre', { tabindex: '0', dir: 'ltr' }, node('code', {}, text)),
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
