import { node } from '../node.ts';
import type { Words } from '../words/en.ts';
import { DIRECTIONS, LANGUAGES, THEMES, WIDTHS, viewOf, withView } from './view.ts';
import type { View } from './view.ts';

const LANGUAGE_NAMES: Readonly<Record<View['lang'], string>> = { en: 'English', de: 'Deutsch' };

/**
 * Four native selects: they work by keyboard and for a screen reader without a line of ours. Where there is no room for
 * them they fold into one.
 */
export function switches(view: View, words: Words, changed: (view: View) => void): HTMLElement {
  const choice = <K extends keyof View>(
    name: K,
    label: string,
    values: readonly View[K][],
    title: (value: View[K]) => string,
  ): HTMLElement => {
    const options = values.map((value) =>
      node('option', { value, selected: value === view[name] }, title(value)),
    );
    return node(
      'label',
      {},
      node('span', {}, label),
      node('select', { name, autocomplete: 'off' }, ...options),
    );
  };
  const form = node(
    'form',
    { class: 'switches', 'aria-label': words.view },
    choice('theme', words.theme, THEMES, (value) => words.themes[value]),
    choice('lang', words.language, LANGUAGES, (value) => LANGUAGE_NAMES[value]),
    choice('dir', words.direction, DIRECTIONS, (value) => words.directions[value]),
    choice('width', words.width, WIDTHS, (value) => words.widths[value]),
  );
  form.addEventListener('change', () => changed(chosen(form)));
  const before = document.querySelector<HTMLDetailsElement>('details.view');
  const open = before?.open ?? ROOM.matches;
  return node('details', { class: 'view', open }, node('summary', {}, words.view), form);
}

/** Where there is room, nothing says that they can be unfolded. */
const ROOM = matchMedia('(min-width: 48.0625rem)');
ROOM.addEventListener('change', ({ matches }) => {
  const view = document.querySelector<HTMLDetailsElement>('details.view');
  if (view && matches) view.open = true;
});

function chosen(form: HTMLFormElement): View {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') parameters.set(name, value);
  return viewOf(parameters, []);
}

/** Theme, language and direction concern the whole document; the width concerns only what is being shown. */
export function showView(view: View): void {
  const root = document.documentElement;
  root.dataset['theme'] = view.theme;
  root.dataset['width'] = view.width;
  root.lang = view.lang;
  root.dir = view.dir;
}

/** Keeps the address in step without a new entry in the history: a look is not a place. */
export function rememberView(view: View): void {
  const parameters = withView(new URLSearchParams(location.search), view);
  const query = parameters.toString();
  history.replaceState(
    history.state,
    '',
    `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`,
  );
}
