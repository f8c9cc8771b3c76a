import { addDays, minDay, type Day } from '@oc-stats/contract';
import { FACULTIES } from './faculty.ts';
import { identifier, oddSeriesIdentifier } from './identifier.ts';
import { normal } from './normal.ts';
import { oddSeriesTitle } from './odd-title.ts';
import { person } from './person.ts';
import { hash, pick, randomOf } from './random.ts';
import type { SeriesPlan } from './series-plan.ts';
import type { TeachingTerm } from './teaching-term.ts';
import { termOf } from './term-of.ts';
import type { UniversitySeries } from './university.ts';

interface Place {
  readonly seed: number;
  readonly today: Day;
  readonly terms: readonly TeachingTerm[];
}

/** Courses come again: a course of two terms has two series of one title, as in real catalogues. */
export function seriesOf({ seed, today, terms }: Place, plan: SeriesPlan): UniversitySeries {
  const term = termOf(terms, plan.index);
  const random = randomOf(seed, 'series', term.number, plan.index);
  const faculty = FACULTIES[weighted(random())] ?? FACULTIES[0];
  const date = minDay(addDays(term.from, Math.floor(random() * 20) - 12), today);
  return {
    id: seriesIdentifier(seed, term, plan.index),
    title: seriesTitle(pick(random, faculty.courses), plan, term, random()),
    organizers: Array.from({ length: random() < 0.25 ? 2 : 1 }, () => person(random)),
    date,
    kind: plan.kind,
    term,
    subject: faculty.name,
    language: faculty.language,
    created: `${date}T12:00:00Z`,
    enrolled: enrolled(random(), random()),
  };
}

function seriesIdentifier(seed: number, term: TeachingTerm, index: number): string {
  const odd = index % 3 === 0 ? oddSeriesIdentifier(index / 3) : undefined;
  return odd ?? identifier('series', seed, term.number, index);
}

function seriesTitle(course: string, plan: SeriesPlan, term: TeachingTerm, draw: number): string {
  if (plan.index % 9 === 4) {
    const odd = oddSeriesTitle((plan.index - 4) / 9);
    if (odd !== undefined) return odd;
  }
  if (plan.kind === 'colloquium') return `${course}: Colloquium`;
  if (plan.kind === 'clips') return `${course} (online)`;
  if (plan.kind === 'seminar')
    return draw < 0.5 ? `${course}: Seminar` : `${course}, tutorial ${(hash(plan.index) % 4) + 1}`;
  return draw < 0.3 ? `${course} (${term.title})` : course;
}

/** The last two of the list are small subjects. */
function weighted(draw: number): number {
  const large = FACULTIES.length - 2;
  return draw < 0.95 ? Math.floor((draw / 0.95) * large) : large + (draw < 0.975 ? 0 : 1);
}

/** Most courses are small, a few fill the largest hall. */
function enrolled(draw: number, other: number): number {
  return Math.round(Math.min(1_200, Math.max(6, 125 * Math.exp(0.85 * normal(draw, other)))));
}
