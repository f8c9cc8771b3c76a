export type Place =
  | { readonly page: 'organization' }
  | { readonly page: 'retention' }
  | { readonly page: 'series'; readonly id: string }
  | { readonly page: 'episode'; readonly id: string }
  | { readonly page: 'nowhere' };

/**
 * Which page of the demo a path means. `home` is the path at which they begin, with a slash at the end. Identifiers are
 * decoded once and never looked into.
 */
export function placeOf(path: string, home: string): Place {
  if (path === home) return { page: 'organization' };
  if (path === `${home}retention`) return { page: 'retention' };
  const match = path.startsWith(home)
    ? /^(series|episodes)\/([^/]+)\/?$/.exec(path.slice(home.length))
    : null;
  const id = decoded(match?.[2] ?? '');
  if (!match || id === '') return { page: 'nowhere' };
  return { page: match[1] === 'series' ? 'series' : 'episode', id };
}

export function pathOf(place: Place, home: string): string {
  if (place.page === 'retention') return `${home}retention`;
  if (place.page === 'series') return `${home}series/${encodeURIComponent(place.id)}`;
  if (place.page === 'episode') return `${home}episodes/${encodeURIComponent(place.id)}`;
  return home;
}

/** A broken escape such as `%E0%A4` means nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
