import { catalogPath, query } from '@oc-stats/contract';
import type { SeriesItem, SeriesPage } from '@oc-stats/contract';
import { ask, AskError } from '../ask.ts';
import { node } from '../node.ts';
import { linkTo } from '../pages/page.ts';
import type { PageContext } from '../pages/page.ts';
import { walkable } from './walkable.ts';

const PAGE_SIZE = 20;
const TYPING_PAUSE = 150;

/**
 * All series, found by typing. The service searches and pages, so thousands cost no more than twenty; words and page
 * stand in the address (`?q=…&cursor=…`), so what is found can be sent to somebody.
 */
export function catalogue(context: PageContext): HTMLElement {
  const { words, number } = context.speech;
  const input = node('input', {
    type: 'search',
    name: 'q',
    'aria-label': words.searchSeries,
    placeholder: words.searchSeries,
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: '200',
  });
  const status = node('p', { class: 'facts', role: 'status' });
  const list = node('ul', { class: 'series-list' });
  const pager = node('p', { class: 'ways' });

  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asking = new AbortController();
  context.signal.addEventListener('abort', () => {
    clearTimeout(waiting);
    asking.abort();
  });

  const show = async (): Promise<void> => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const { q, cursor } = placeInCatalogue();
    const path = `${catalogPath('series')}${query({ q, limit: PAGE_SIZE, cursor })}`;
    try {
      const page = await ask<SeriesPage>(path, signal);
      list.replaceChildren(...page.items.map((item) => row(item, context)));
      status.textContent =
        page.count === 0
          ? q === ''
            ? words.emptyCatalogue
            : words.none
          : words.found(number(page.items.length), number(page.count));
      pager.replaceChildren(...ways(page, cursor));
    } catch (error) {
      if (signal.aborted) return;
      list.replaceChildren();
      pager.replaceChildren();
      const code = error instanceof AskError ? error.code : 'internal';
      status.textContent = words.problems[code] ?? words.failed;
    }
  };

  const ways = (page: SeriesPage, cursor: string): HTMLElement[] => {
    const go = (to: string, label: string): HTMLElement => {
      const button = node('button', { type: 'button' }, label);
      button.addEventListener('click', () => {
        rememberPlace({ q: input.value, cursor: to }, 'push');
        void show().then(() => list.querySelector('a')?.focus());
      });
      return button;
    };
    return [
      ...(cursor === '' ? [] : [go('', words.first)]),
      ...(page.next === null ? [] : [go(page.next, words.next)]),
    ];
  };

  input.value = placeInCatalogue().q;
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      rememberPlace({ q: input.value, cursor: '' }, 'replace');
      void show();
    }, TYPING_PAUSE);
  });
  window.addEventListener(
    'popstate',
    () => {
      input.value = placeInCatalogue().q;
      void show();
    },
    { signal: context.signal },
  );

  void show();
  return node(
    'section',
    { class: 'catalogue', 'aria-labelledby': 'catalogue' },
    node('h2', { id: 'catalogue' }, words.series),
    node('search', {}, input),
    status,
    walkable(list, input),
    pager,
  );
}

function row({ id, title, organizers, episodes }: SeriesItem, context: PageContext): HTMLElement {
  const { words, number } = context.speech;
  const link = node(
    'a',
    { href: linkTo({ page: 'series', id }, context), dir: 'auto' },
    title || words.untitled,
  );
  const facts = [...organizers, words.episodes(episodes, number(episodes))].join(' · ');
  return node('li', {}, link, node('span', { class: 'facts' }, facts));
}

interface PlaceInCatalogue {
  readonly q: string;
  readonly cursor: string;
}

function placeInCatalogue(): PlaceInCatalogue {
  const parameters = new URLSearchParams(location.search);
  return { q: parameters.get('q') ?? '', cursor: parameters.get('cursor') ?? '' };
}

function rememberPlace(place: PlaceInCatalogue, how: 'push' | 'replace'): void {
  const parameters = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(place) as [string, string][]) {
    if (value === '') parameters.delete(name);
    else parameters.set(name, value);
  }
  const address = `${location.pathname}${parameters.size === 0 ? '' : `?${parameters.toString()}`}`;
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
}
