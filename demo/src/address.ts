export type Place =
  | { readonly page: 'organization' }
  | { readonly page: 'series'; readonly id: string }
  | { readonly page: 'episode'; readonly id: string }
  | { readonly page: 'nowhere' };

/** Which page of the demo a path means. Identifiers are decoded once and never looked into. */
export function placeOf(path: string): Place {
  if (path === '/') return { page: 'organization' };
  const match = /^\/(series|episodes)\/([^/]+)\/?$/.exec(path);
  const id = decoded(match?.[2] ?? '');
  if (!match || id === '') return { page: 'nowhere' };
  return { page: match[1] === 'series' ? 'series' : 'episode', id };
}

export function pathOf(place: Place): string {
  if (place.page === 'series') return `/series/${encodeURIComponent(place.id)}`;
  if (place.page === 'episode') return `/episodes/${encodeURIComponent(place.id)}`;
  return '/';
}

/** A broken escape such as `%E0%A4` means nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
