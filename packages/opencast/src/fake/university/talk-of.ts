import { addDays, daysIn, type Day } from '@oc-stats/contract';
import { LOCATIONS, TALK_TOPICS } from './faculty.ts';
import { identifier } from './identifier.ts';
import { ingestOf } from './ingest.ts';
import { normal } from './normal.ts';
import { person } from './person.ts';
import { createdAt, publicationOf } from './publication.ts';
import { between, hash, pick, randomOf } from './random.ts';
import type { TeachingTerm } from './teaching-term.ts';
import { termOf } from './term-of.ts';
import type { UniversityEpisode } from './university.ts';

interface Position {
  readonly seed: number;
  readonly today: Day;
  readonly terms: readonly TeachingTerm[];
  readonly index: number;
  readonly of: number;
}

const VIRAL_TITLE = 'Why do cats land on their feet? Physics in twelve minutes';
const VIRAL_AUDIENCE = 120_000;

/** A recording without a series. One of them the whole world has seen. */
export function talkOf({ seed, today, terms, index, of }: Position): UniversityEpisode {
  const term = termOf(terms, index);
  const random = randomOf(seed, 'talk', term.number, index);
  const viral = index === Math.min(5, of - 1);
  const date = addDays(term.from, viral ? 40 : Math.floor(random() * daysIn(term)));
  const draws = [random(), random(), random()] as const;
  const { state, published } = publicationOf(date, today, viral ? [1, 1, 0] : draws);
  const seconds = viral ? 734 : between(random, 240, 110 * 60);
  const language = hash(seed, 'language', index) % 2 === 0 ? 'en' : 'de';
  const title = viral ? VIRAL_TITLE : pick(random, TALK_TOPICS);
  const presenters = random() < 0.2 ? [] : [person(random)];
  const room = pick(random, LOCATIONS);
  return {
    id: identifier('talk', seed, term.number, index),
    title,
    seriesId: null,
    presenters,
    date,
    published,
    duration: state === 'SCHEDULED' ? null : seconds,
    seriesTitle: null,
    kind: 'talk',
    term,
    subject: '',
    language,
    ...ingestOf({ kind: 'talk', room, presenters }, seed, 'talk', term.number, index),
    license: 'CC-BY-SA',
    state,
    start: `${date}T13:00:00Z`,
    created: createdAt(published, date),
    audience: viral ? VIRAL_AUDIENCE : audienceOf(random(), random(), random()),
  };
}

function audienceOf(draw: number, other: number, never: number): number {
  return never < 0.08 ? 0 : 45 * Math.exp(1.1 * normal(draw, other));
}
