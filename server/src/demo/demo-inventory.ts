import { addDays, dayNumber, type Day } from '@oc-stats/contract';
import {
  hash,
  randomOf,
  type Random,
  type University,
  type UniversityEpisode,
} from '@oc-stats/opencast/fake';
import type { InventoryRecording } from '@oc-stats/retention';

const PIECE = 1_000;
const DAY_MS = 86_400_000;
/** Recordings of the years before the oldest term, which somebody has brought along from an older system. */
const COHORTS = 3;
const COHORT_DAYS = 3 * 364;
const KEPT_OF_COHORT = 0.55;
const BYTES_PER_MINUTE = 11_000_000;

/**
 * What the demo university has in store, for the questions about retention: its recordings, what was brought along from
 * years before, and what a meeting system has put into personal folders, where hardly anybody looks. Every recording
 * is drawn for itself alone, so that a later inventory holds the earlier ones.
 */
export async function* demoInventory(
  university: University,
  asOf: Day,
): AsyncGenerator<readonly InventoryRecording[]> {
  let piece: InventoryRecording[] = [];
  for (const recording of recordings(university, dayNumber(asOf))) {
    piece.push(recording);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = [];
  }
  yield piece;
}

function* recordings(university: University, through: number): Generator<InventoryRecording> {
  for (const episode of university.episodes) {
    if (episode.state !== 'PROCESSED' || episode.published === null || episode.duration === null) continue;
    for (let cohort = 0; cohort <= COHORTS; cohort++) {
      const random = randomOf(university.seed, 'inventory', episode.id, cohort);
      if (cohort > 0 && random() > KEPT_OF_COHORT) continue;
      const created = dayNumber(episode.date) - cohort * COHORT_DAYS;
      if (created > through) continue;
      yield recording(episode, { created, cohort, random, through });
      const meetings = meetingsOf(episode, random());
      for (let meeting = 0; meeting < meetings; meeting++)
        yield meetingOf(episode, { created: created + meeting, cohort, random, through }, meeting);
    }
  }
}

interface Draw {
  readonly created: number;
  readonly cohort: number;
  readonly random: Random;
  /** The last day that the inventory knows of. */
  readonly through: number;
}

function recording(episode: UniversityEpisode, draw: Draw): InventoryRecording {
  const { cohort, created, random } = draw;
  const minutes = (episode.duration ?? 0) / 60;
  const owner = episode.presenters[0] ?? null;
  // What is old was made in other ways, and is asked for by fewer.
  const watched = viewsOf(draw, episode.audience * 0.4 ** cohort, episode.seriesId === null ? 500 : 260);
  return {
    id: cohort === 0 ? episode.id : `${episode.id}-${cohort}`,
    name: episode.title,
    creator: owner,
    email: owner === null ? null : addressOf(owner),
    levels: levelsOf(episode, created),
    kind: episode.seriesId === null ? 'other' : 'course',
    source: SOURCES[cohort > 1 && random() < 0.5 ? 'unknown' : episode.way],
    started: created * DAY_MS + 10 * 3_600_000,
    minutes,
    bytes: Math.round(minutes * BYTES_PER_MINUTE * (0.7 + 0.6 * random())),
    ...watched,
    delivered: watched.views * minutes * 0.4,
    average: watched.views === 0 ? null : minutes * 0.4,
    ...archivingOf(draw, watched.lastView),
  };
}

/** A meeting is recorded by itself; its owner seldom knows. */
function meetingOf(episode: UniversityEpisode, draw: Draw, number: number): InventoryRecording {
  const { cohort, created, random } = draw;
  const owner = episode.presenters[0] ?? 'Zoom Ingester';
  const minutes = 20 + 70 * random();
  const watched = viewsOf(draw, random() < 0.14 ? 2 : 0, 20);
  return {
    id: `${episode.id}-meeting-${cohort}-${number}`,
    name: `Zoom meeting of ${owner}`,
    creator: owner,
    email: addressOf(owner),
    levels: ['Users', owner],
    kind: 'personal',
    source: 'Zoom',
    started: created * DAY_MS + 14 * 3_600_000,
    minutes,
    bytes: Math.round(minutes * BYTES_PER_MINUTE * 0.5),
    ...watched,
    delivered: watched.views * minutes * 0.3,
    average: watched.views === 0 ? null : minutes * 0.3,
    archived: false,
    archivedOn: null,
  };
}

const SOURCES: Readonly<Record<UniversityEpisode['way'], string>> = {
  'capture-agent': 'Capture agent',
  lms: 'LMS',
  studio: 'Studio',
  unknown: '',
  upload: 'Upload',
  'zoom-ingest': 'Zoom',
};

function meetingsOf({ kind }: UniversityEpisode, draw: number): number {
  if (kind === 'seminar' || kind === 'colloquium') return draw < 0.7 ? 2 : 1;
  return draw < 0.25 ? 1 : 0;
}

function levelsOf(episode: UniversityEpisode, created: number): string[] {
  const year = new Date(created * DAY_MS).getUTCFullYear();
  if (episode.seriesId === null) return hash(episode.id) % 9 === 0 ? [] : ['Events', String(year)];
  const root = episode.kind === 'clips' ? 'Open courses' : 'Courses';
  // What was taught years before was not called after this term.
  const title = (episode.seriesTitle ?? '').replace(/ \((Summer|Winter) semester [^)]*\)$/, '');
  return [root, episode.subject, String(year), title];
}

/** First many, then ever fewer; `pace` is how many days it takes until interest has sunk to a third. */
function viewsOf({ created, random, through }: Draw, audience: number, pace: number) {
  const wanted = audience * (0.4 + 1.2 * random());
  const [first, late] = [random(), random()];
  const age = Math.max(0, through - created);
  const views = wanted < 0.5 ? 0 : Math.round(wanted * (1 - Math.exp(-age / pace)));
  // The largest of many draws lies later the more there are.
  const reach = pace * (Math.log(Math.max(1, wanted)) - Math.log(-Math.log(0.02 + 0.96 * first)));
  const day = created + Math.min(age, Math.max(0, Math.round(reach)));
  const lastView = views === 0 ? null : day * DAY_MS + Math.round(late * (DAY_MS - 1));
  const thisYear = lastView !== null && through - day < 365;
  return {
    views,
    viewers: Math.ceil(views * 0.8),
    lastView,
    yearViews: thisYear ? Math.max(1, Math.round(views * Math.exp(-Math.max(0, age - 365) / pace))) : 0,
  };
}

/** Some of the oldest lies on tape already. */
function archivingOf({ cohort, random, through }: Draw, lastView: number | null) {
  const since = through - Math.floor(900 * random());
  const archived = cohort === COHORTS && (lastView === null || lastView < since * DAY_MS);
  return { archived, archivedOn: archived ? since * DAY_MS : null };
}

function addressOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}|^.*?Dr\. |^Prof\. /gu, '');
  return `${plain.toLowerCase().replace(/[^a-z]+/g, '.')}@example.org`;
}

/** The day before, and the same day a year ago, so that there is something to compare. */
export function demoDates(today: Day): readonly [Day, Day] {
  const yesterday = addDays(today, -1);
  return [addDays(yesterday, -365), yesterday];
}
