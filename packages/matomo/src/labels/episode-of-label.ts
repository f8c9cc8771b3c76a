import { MAX_ID_LENGTH } from '@oc-stats/contract';
import { isId } from '@oc-stats/store';

export type LabelReading =
  | { readonly episode: string }
  /** `no-id`: the address names no event, such as that of a live stream. `bad-id`: what it names cannot be one. */
  | { readonly unresolved: 'no-id' | 'bad-id' };

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
// eslint-disable-next-line no-control-regex -- no id has one, and logs must not get one
const CONTROL = /[\u0000-\u001f\u007f]/;

/**
 * The event that a video's address names. Players are watched at `/engage/…?id=<id>`, `/paella/…?id=<id>` or
 * `/play/<id>`; files lie at `/static/…/engage-player/<id>/…`, or in another channel under an id that looks like one.
 */
export function episodeOfLabel(label: string): LabelReading {
  const [path = '', query = ''] =
    withoutHost(label.replaceAll('&amp;', '&')).split('#', 1)[0]?.split('?') ?? [];
  const found = idInQuery(query) ?? idInPath(path.split('/').filter((part) => part !== ''));
  if (found === null) return { unresolved: 'no-id' };
  const episode = decoded(found);
  const isPossible = isId(episode) && episode.length <= MAX_ID_LENGTH && !CONTROL.test(episode);
  return isPossible ? { episode } : { unresolved: 'bad-id' };
}

/** Labels are paths below their host; some sites have them with it. */
function withoutHost(label: string): string {
  const slash = label.replace(/^[a-z][a-z\d+.-]*:\/\//i, '');
  return slash === label ? label : slash.slice(slash.indexOf('/') + 1 || slash.length);
}

function idInQuery(query: string): string | null {
  const own = query.split('&').filter((part) => part.startsWith('id='));
  return own.at(-1)?.slice('id='.length) ?? null;
}

function idInPath(parts: readonly string[]): string | null {
  if (parts[0] === 'play') return parts[1] ?? null;
  if (parts[0] !== 'static') return null;
  const player = parts.findLastIndex((part) => part.endsWith('player'));
  if (player > 0) return parts[player + 1] ?? null;
  return parts.find((part) => UUID.test(part)) ?? null;
}

/** What is not well encoded is taken as it is: Opencast will not know it, and it is listed. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
