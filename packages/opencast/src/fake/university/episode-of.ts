import type { Day } from '@oc-stats/contract';
import { FACULTIES, LOCATIONS } from './faculty.ts';
import { identifier, oddIdentifier } from './identifier.ts';
import { ingestOf } from './ingest.ts';
import { oddTitle } from './odd-title.ts';
import { person } from './person.ts';
import { createdAt, publicationOf } from './publication.ts';
import { between, hash, pick, randomOf, type Random } from './random.ts';
import { teachingDays } from './teaching-days.ts';
import type { EpisodeKind, Language, UniversityEpisode, UniversitySeries } from './university.ts';

interface Position {
  readonly seed: number;
  readonly today: Day;
  readonly series: UniversitySeries;
  readonly size: number;
  readonly index: number;
  /** Which of the odd titles and identifiers this series gets. */
  readonly odd: number;
}

const MINUTES: Record<EpisodeKind, readonly [least: number, most: number]> = {
  lecture: [72, 95],
  seminar: [40, 88],
  colloquium: [45, 75],
  clips: [3, 16],
  single: [25, 60],
  talk: [4, 110],
};

/** Plays per enrolled student of the first recording. */
const INTEREST: Record<EpisodeKind, number> = {
  lecture: 2,
  seminar: 0.9,
  colloquium: 0.7,
  clips: 1.3,
  single: 2,
  talk: 1,
};

export function episodeOf({ seed, today, series, size, index, odd }: Position): UniversityEpisode {
  const random = randomOf(seed, series.id, index);
  const draws = [random(), random(), random()] as const;
  const isOdd = size > 2 && (index === 1 || index === 2) && oddTitle(odd) !== undefined;
  const kind = series.kind === 'empty' ? 'single' : series.kind;
  const date = dateOf(seed, series, size, index);
  const { state, published } = publicationOf(date, today, isOdd ? [1, 1, 0] : draws);
  const [least, most] = MINUTES[kind];
  const seconds = between(random, least * 60, most * 60);
  const presenters = kind === 'colloquium' ? [person(random)] : series.organizers;
  const room = pick(randomOf(seed, 'room', series.id), LOCATIONS);
  return {
    id:
      (index === 2 && size > 2 ? oddIdentifier(odd) : undefined) ??
      identifier('episode', seed, series.id, index),
    title: (index === 1 && size > 2 ? oddTitle(odd) : undefined) ?? titleOf(seed, series, kind, index, size),
    seriesId: series.id,
    presenters,
    date,
    published,
    duration: state === 'SCHEDULED' ? null : seconds,
    seriesTitle: series.title,
    kind,
    term: series.term,
    subject: series.subject,
    language: series.language,
    ...ingestOf({ kind, room, presenters }, seed, series.id),
    license: kind === 'clips' ? 'CC-BY' : 'ALLRIGHTS',
    state,
    start: `${date}T${hourOf(seed, series)}:15:00Z`,
    created: createdAt(published, date),
    audience: audienceOf(series, kind, index / size, random),
  };
}

function dateOf(seed: number, series: UniversitySeries, size: number, index: number): Day {
  const days = daysOf(seed, series, size);
  return days[Math.floor(((index + 0.5) * days.length) / size)] ?? series.term.lectures.from;
}

const known = new WeakMap<UniversitySeries, readonly Day[]>();

/** One or two afternoons a week; a course of clips brings some every day. */
function daysOf(seed: number, series: UniversitySeries, size: number): readonly Day[] {
  const found = known.get(series);
  if (found) return found;
  const first = hash(seed, 'weekday', series.id) % 5;
  const weekdays = size > 28 ? [0, 1, 2, 3, 4] : size > 14 ? [first, (first + 2) % 5] : [first];
  const days = teachingDays(series.term, weekdays);
  known.set(series, days);
  return days;
}

function hourOf(seed: number, series: UniversitySeries): string {
  if (series.kind === 'colloquium') return '13';
  return pick(randomOf(seed, 'hour', series.id), ['09', '10', '11', '12', '13']);
}

const NUMBERED: Record<Language, (number: number, topic: string) => string> = {
  de: (number, topic) => `Vorlesung ${number}: ${topic}`,
  en: (number, topic) => `Lecture ${number}: ${topic}`,
  ar: (number, topic) => `المحاضرة ${number}: ${topic}`,
  zh: (number, topic) => `第${number}讲：${topic}`,
};

function titleOf(
  seed: number,
  series: UniversitySeries,
  kind: EpisodeKind,
  index: number,
  size: number,
): string {
  const { topics } = FACULTIES.find(({ name }) => name === series.subject) ?? FACULTIES[0];
  // Through the topics in their order, however many lectures there are to fill.
  const topic = topics[Math.floor((index * topics.length) / size)] ?? topics[0];
  if (kind === 'lecture') return NUMBERED[series.language](index + 1, topic);
  if (kind === 'clips') return `${Math.floor(index / 6) + 1}.${(index % 6) + 1} ${topic}`;
  // Many a seminar is planned in one go, and nobody renames its recordings.
  if (kind === 'seminar')
    return hash(seed, series.id) % 2 === 0 ? series.title : `${series.title} – ${topic}`;
  return topic;
}

/** Interest fades in the course of a term and comes back for its end; some recordings nobody ever opens. */
function audienceOf(series: UniversitySeries, kind: EpisodeKind, progress: number, random: Random): number {
  const noise = 0.5 + random();
  const never = random() < 0.025;
  const finale = progress > 0.9 ? 1.5 : 1;
  return never ? 0 : series.enrolled * INTEREST[kind] * (1 - 0.5 * progress) * finale * noise;
}
