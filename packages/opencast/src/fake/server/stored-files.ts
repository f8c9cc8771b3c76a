import { identifier } from '../university/identifier.ts';
import { hash } from '../university/random.ts';
import type { UniversityEpisode } from '../university/university.ts';

/** A file as it lies on a disk, whoever names it and under however many addresses. */
export interface StoredFile {
  readonly id: string;
  readonly stream: 'presenter' | 'presentation';
  /** Milliseconds. */
  readonly duration: number;
  readonly bytes: number;
  readonly md5: string;
}

export interface StoredFiles {
  /** As it came in; only the archive has these. */
  readonly sources: readonly StoredFile[];
  /** What viewers get: one file, hard links to which lie in every channel. */
  readonly deliveries: readonly StoredFile[];
  /** For the admins' own preview. */
  readonly preview: StoredFile | null;
}

/** Nothing lies anywhere before the recording. */
export function storedFiles(episode: UniversityEpisode): StoredFiles {
  if (episode.duration === null) return { sources: [], deliveries: [], preview: null };
  const count = 1 + (hash('streams', episode.id) % 2);
  const streams = (['presenter', 'presentation'] as const).slice(0, count);
  const { published, state } = episode;
  return {
    sources: streams.map((stream) => file(episode, 'source', stream, 240)),
    deliveries: published === null ? [] : streams.map((stream) => file(episode, 'delivery', stream, 110)),
    preview: state === 'PROCESSED' ? file(episode, 'preview', 'presenter', 25) : null,
  };
}

/** What a look at the disks would find. */
export function storedBytes(episode: UniversityEpisode): number {
  const { deliveries, preview, sources } = storedFiles(episode);
  return [...sources, ...deliveries, ...(preview ? [preview] : [])].reduce(
    (sum, { bytes }) => sum + bytes,
    0,
  );
}

/** A screen takes fewer bytes a second than a person, and no two recordings quite as many. */
function file(
  { duration, id }: UniversityEpisode,
  kind: string,
  stream: StoredFile['stream'],
  bytesPerMs: number,
): StoredFile {
  const ms = (duration ?? 0) * 1_000;
  const dense = (70 + (hash('density', kind, stream, id) % 61)) / 100;
  const name = identifier(id, kind, stream);
  return {
    id: name,
    stream,
    duration: ms,
    bytes: Math.round(ms * bytesPerMs * dense * (stream === 'presentation' ? 0.6 : 1)),
    md5: identifier(name, 'md5').replaceAll('-', ''),
  };
}
