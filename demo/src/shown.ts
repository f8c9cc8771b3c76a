import { node } from './node.ts';
import { snippet } from './snippet.ts';
import type { Embed } from './snippet.ts';
import type { Words } from './words/en.ts';

export interface Shown extends Embed {
  /** Links into the demo; they make sense only here and stay out of the snippet. */
  readonly links?: Readonly<Record<string, string>>;
}

/** An element at the width the reader chose, and what one pastes to get the same elsewhere. */
export function shown({ tag, attributes, links = {} }: Shown, words: Words): readonly HTMLElement[] {
  const element = node(tag, { ...attributes, ...links });
  return [
    node('div', { class: 'preview' }, node('div', { class: 'stage' }, element)),
    snippet({ tag, attributes }, words),
  ];
}
