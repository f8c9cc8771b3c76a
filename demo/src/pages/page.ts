import type { Place } from '../address.ts';
import { pathOf } from '../address.ts';
import { HOME } from '../home.ts';
import { keepingView } from '../view/view.ts';
import type { Speech } from '../words/words.ts';

/** What a page is given to make itself from. */
export interface PageContext {
  readonly speech: Speech;
  readonly parameters: URLSearchParams;
  readonly signal: AbortSignal;
}

export interface Page {
  /** For the window, and the heading that only screen readers need: the elements show their own. */
  readonly title: string;
  readonly content: readonly HTMLElement[];
}

export function linkTo(place: Place, { parameters }: PageContext): string {
  return keepingView(pathOf(place, HOME.pathname), parameters);
}

/** For `episode-href` and `series-href`: the elements put the identifier where `{id}` stands. */
export function linkPattern(folder: 'series' | 'episodes', { parameters }: PageContext): string {
  return keepingView(`${HOME.pathname}${folder}/{id}`, parameters);
}
