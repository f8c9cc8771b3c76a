import { hash } from './random.ts';
import type { EpisodeKind } from './university.ts';

/** How a recording came into Opencast, and what Opencast shows of that; nowhere does it say it outright. */
export interface Ingest {
  readonly way: IngestWay;
  /** Whose account it was. */
  readonly creator: string;
  readonly source: string;
  readonly location: string;
}

export type IngestWay = 'capture-agent' | 'studio' | 'upload' | 'zoom-ingest' | 'lms' | 'unknown';

export const ADMINISTRATOR = 'Opencast Administrator';

/** By series, because who gives a course has a habit. `room` is where it takes place, if anywhere. */
export function ingestOf(
  { kind, room, presenters }: { kind: EpisodeKind; room: string; presenters: readonly string[] },
  ...habit: readonly (number | string)[]
): Ingest {
  const way = wayOf(kind, room, hash('ingest', ...habit) % 100);
  switch (way) {
    case 'capture-agent':
      // Whoever plans a recording chooses an agent, and that becomes the location.
      return { way, creator: ADMINISTRATOR, source: '', location: room };
    case 'studio':
      return { way, creator: presenters[0] ?? ADMINISTRATOR, source: '', location: 'Opencast Studio' };
    case 'upload':
      return { way, creator: presenters[0] ?? ADMINISTRATOR, source: '', location: '' };
    case 'zoom-ingest': {
      const meeting = 91_000_000_000 + (hash('meeting', ...habit) % 1_000_000_000);
      return {
        way,
        creator: 'Zoom Ingester',
        source: 'Zoom Ingester Pipeline',
        location: `Zoom ${meeting}`,
      };
    }
    case 'lms':
      return { way, creator: 'Moodle', source: '', location: '' };
    case 'unknown':
      return { way, creator: ADMINISTRATOR, source: '', location: `${room} (2019)` };
  }
}

function wayOf(kind: EpisodeKind, room: string, percent: number): IngestWay {
  if (kind === 'clips' || room === 'Studio') return 'studio';
  if (room === '') return 'upload';
  if (kind === 'seminar' && percent < 45) return 'zoom-ingest';
  if (percent < 8) return 'zoom-ingest';
  if (percent < 20) return 'lms';
  if (percent < 26) return 'upload';
  return percent < 29 ? 'unknown' : 'capture-agent';
}
