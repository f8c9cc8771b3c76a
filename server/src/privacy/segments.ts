import { addDays, type DayRange } from '@oc-stats/contract';
import { compareIds, type EpisodeSegments, type SegmentsQuery } from '@oc-stats/store';
import { DAYS, firstOf, visitorsOf } from './cells.ts';
import type { Moment } from './moment.ts';
import { cellsByEpisode, cellsOfSubject } from './subject.ts';
import { cellsByWeek, verdictOn, type JudgedCell } from './verdict.ts';
import { mondayLabel } from './week.ts';
import { weeksIn, withheldIn, type Weeks } from './weeks.ts';

/**
 * Watch curves of the weeks that are told and in which as many people came as a curve wants behind it. A curve has no
 * parent from which others could be subtracted, so that none is withheld for the sake of another here.
 */
export async function segments(
  moment: Moment,
  { scope, range }: SegmentsQuery,
  least: number,
): Promise<readonly EpisodeSegments[]> {
  const calendar = await moment.calendar();
  const all =
    scope.type === 'series'
      ? await cellsByEpisode(moment, scope.id)
      : new Map([[scope.id, await cellsOfSubject(moment, scope)]]);
  const weeks = new Map(
    [...all].map(([id, cells]) => [id, drawnOf(cells, calendar.open, moment.least, least)]),
  );
  const within = new Map([...weeks].map(([id, { drawn }]) => [id, stretchesOf(drawn)]));
  const curves = new Map(
    (await moment.reader.segments({ scope, range, within })).map((curve) => [curve.episode, curve]),
  );
  return [...weeks]
    .filter(
      ([id, { withheld }]) =>
        curves.has(id) || scope.type === 'episode' || weeksIn(withheld, range).length > 0,
    )
    .sort(([a], [b]) => compareIds(a, b))
    .map(([id, own]) => ({
      ...(curves.get(id) ?? nothing(id, range)),
      withheld: { below: least, ...withheldIn(own, range, calendar) },
    }));
}

interface Drawn extends Weeks {
  readonly drawn: readonly number[];
}

function drawnOf(cells: readonly JudgedCell[], open: number, least: number, leastDrawn: number): Drawn {
  const byWeek = cellsByWeek(cells);
  const found = { drawn: [] as number[], withheld: new Set<number>(), told: new Set<number>() };
  for (const [week, parts] of byWeek) {
    const verdict = verdictOn(parts, least);
    if (verdict === 'zero') continue;
    // An episode that moved has a curve in each of its series, and so each has to have enough.
    const counted = parts.filter(({ judged, cell }) => firstOf(judged.cells, cell) < DAYS);
    const isDrawn =
      verdict === 'told' && counted.every(({ judged, cell }) => visitorsOf(judged.cells, cell) >= leastDrawn);
    if (isDrawn) found.drawn.push(week);
    if (isDrawn && week >= open) found.told.add(week);
    if (!isDrawn && week < open) found.withheld.add(week);
  }
  return found;
}

/** Weeks that follow each other are one stretch: a row of several weeks may lie across them. */
function stretchesOf(weeks: readonly number[]): DayRange[] {
  const stretches: { first: number; last: number }[] = [];
  for (const week of weeks.toSorted((a, b) => a - b)) {
    const previous = stretches.at(-1);
    if (previous?.last === week - 1) previous.last = week;
    else stretches.push({ first: week, last: week });
  }
  return stretches.map(({ first, last }) => ({
    from: mondayLabel(first),
    to: addDays(mondayLabel(last), DAYS - 1),
  }));
}

/** A curve that is withheld as a whole: nothing to draw, and no word on which of its days there was something. */
function nothing(episode: string, covered: DayRange): EpisodeSegments {
  return { episode, covered, plays: 0, step: 1, duration: 0, counts: [] };
}
