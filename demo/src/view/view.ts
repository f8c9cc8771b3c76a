export const THEMES = ['auto', 'light', 'dark'] as const;
export const LANGUAGES = ['en', 'de'] as const;
export const DIRECTIONS = ['ltr', 'rtl'] as const;
export const WIDTHS = ['auto', 'phone', 'tablet', 'desktop', 'wall'] as const;

/** How the reader wants to look at the pages. It lives in the address, so that a link shows the same to others. */
export interface View {
  readonly theme: (typeof THEMES)[number];
  readonly lang: (typeof LANGUAGES)[number];
  readonly dir: (typeof DIRECTIONS)[number];
  readonly width: (typeof WIDTHS)[number];
}

export function viewOf(parameters: URLSearchParams, languages: readonly string[]): View {
  return {
    theme: oneOf(THEMES, parameters.get('theme')),
    lang: oneOf(LANGUAGES, parameters.get('lang') ?? preferred(languages)),
    dir: oneOf(DIRECTIONS, parameters.get('dir')),
    width: oneOf(WIDTHS, parameters.get('width')),
  };
}

/** Writes down only what was chosen: the address stays short, and a colleague still sees his own language. */
export function withView(parameters: URLSearchParams, change: Partial<View>): URLSearchParams {
  const changed = new URLSearchParams(parameters);
  const usual: Readonly<Record<string, string>> = { theme: 'auto', dir: 'ltr', width: 'auto' };
  for (const [name, value] of Object.entries(change)) {
    if (value === usual[name]) changed.delete(name);
    else changed.set(name, value);
  }
  return changed;
}

/** A link to another page of the demo keeps the view and drops the rest. */
export function keepingView(path: string, parameters: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of ['theme', 'lang', 'dir', 'width']) {
    const value = parameters.get(name);
    if (value !== null) kept.set(name, value);
  }
  const query = kept.toString();
  return query === '' ? path : `${path}?${query}`;
}

function oneOf<T extends string>(choices: readonly [T, ...T[]], text: string | null): T {
  return choices.find((choice) => choice === text) ?? choices[0];
}

function preferred(languages: readonly string[]): string | null {
  const known = languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return known.find((tag) => (LANGUAGES as readonly string[]).includes(tag)) ?? null;
}
