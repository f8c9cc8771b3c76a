import { EMBEDDABLE, OWN_ORGANIZATION, type Embeddable } from '@oc-stats/contract';
import { embedQuery } from '@oc-stats/contract/schema';

/** A page of this service as somebody pasted its address: what stands in a frame for it. */
export interface EmbeddedPage {
  readonly element: Embeddable;
  readonly id: string;
  /** What of the address's parameters the embed page knows. */
  readonly query: string;
}

/** `address` is where this service is reached, without a slash at the end; `null` for any page but its own. */
export function embeddedPage(text: string, address: string): EmbeddedPage | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const base = new URL(address);
  const prefix = base.pathname.replace(/\/+$/, '');
  if (url.origin !== base.origin || !url.pathname.startsWith(`${prefix}/`)) return null;
  const [place, ...rest] = url.pathname.slice(prefix.length + 1).split('/');
  const names = rest.map(decoded);
  if (names.includes(null)) return null;
  const query = queryOf(url.searchParams);
  const [first, second, ...more] = names as string[];

  if (place === '' && first === undefined)
    return { element: 'oc-organization-stats', id: OWN_ORGANIZATION, query };
  if (place === 'retention' && first === undefined)
    return { element: 'oc-retention', id: OWN_ORGANIZATION, query };
  if (place === 'series' && first && second === undefined)
    return { element: 'oc-series-stats', id: first, query };
  if (place === 'episodes' && first && second === undefined)
    return { element: 'oc-episode-stats', id: first, query };
  if (place !== 'embed' || !first || !second || more.length > 0) return null;
  const element = EMBEDDABLE.find((known) => known === first);
  return element ? { element, id: second, query } : null;
}

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** Pages have parameters of their own, such as the width of their stage; a frame refuses those. */
function queryOf(given: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const [name, value] of given) {
    if (name in embedQuery.shape && embedQuery.safeParse({ [name]: value }).success) kept.set(name, value);
  }
  return kept.size > 0 ? `?${kept.toString()}` : '';
}
