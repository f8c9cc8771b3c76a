import assert from 'node:assert/strict';
import { addDays, startOfWeek, type Day } from '@oc-stats/contract';
import type { DailyRow } from '@oc-stats/store';
import { isIn, seriesOf } from './reference.fixture.ts';
import { Span } from './span.fixture.ts';

/** Per scope (named as in the reference), what is told of each day; what is withheld is `null` or not there. */
export type ToldDays = Iterable<readonly [key: string, days: ReadonlyMap<Day, number | null>]>;

/**
 * All that somebody knows who asked for everything on every evening, and who knows besides which episodes were in which
 * series in a week. Days do not mix in what is told of days, so that each is a system of equations of its own.
 */
export class Attacker {
  readonly #rows: readonly DailyRow[];
  readonly #days = new Map<Day, Span>();

  /** `rows` say what exists, not how often. */
  constructor(rows: readonly DailyRow[]) {
    this.#rows = rows;
  }

  learn(told: ToldDays, through: Day): void {
    for (const [key, days] of told) {
      for (const [day, value] of days) {
        if (value === null || day > through) continue;
        const form = this.#form(key, day);
        if (value > 0) this.#span(day).add(form);
        // Counts are not negative: what adds up to nothing is nothing.
        else for (const atom of form) this.#span(day).add([atom]);
      }
    }
  }

  knows(key: string, from: Day, until: Day): boolean {
    for (let day = from; day <= until; day = addDays(day, 1)) {
      if (!this.#span(day).has(this.#form(key, day))) return false;
    }
    return true;
  }

  #span(day: Day): Span {
    let span = this.#days.get(day);
    if (!span) this.#days.set(day, (span = new Span()));
    return span;
  }

  /** Which counts of a day a scope adds up: one for every episode and series that met in its week. */
  #form(key: string, day: Day): Set<string> {
    const monday = startOfWeek(day);
    const week = this.#rows.filter((row) => startOfWeek(row.day) === monday && isIn(row, key));
    return new Set(week.map((row) => `${seriesOf(row)} ${row.episode}`));
  }
}

/**
 * Of every cell that is withheld today, the days so far are unknown; of a small one also the days up to every evening
 * on which somebody had been counted. A cell that is withheld for the sake of others may have had no more visitors
 * since they came, so of those only the plays are looked at.
 */
export function assertSecret(
  attacker: Attacker,
  metric: 'plays' | 'visitors',
  known: readonly DailyRow[],
  withheldIn: (monday: Day) => ReadonlySet<string>,
  { through, least }: { readonly through: Day; readonly least: number },
): void {
  for (const monday of new Set(known.map(({ day }) => startOfWeek(day)))) {
    for (const key of withheldIn(monday)) {
      const own = known.filter((row) => startOfWeek(row.day) === monday && isIn(row, key) && row[metric] > 0);
      const isSmall = own.reduce((sum, row) => sum + row.visitors, 0) < least;
      // An episode with enough visitors in two series is withheld for the sake of its parts, and may be calculated.
      const isMoved = key.startsWith('E:') && new Set(own.map(seriesOf)).size > 1;
      if (own.length === 0 || (!isSmall && (isMoved || metric === 'visitors'))) continue;
      const first = own.map(({ day }) => day).reduce((a, b) => (a < b ? a : b));
      const last = [addDays(monday, 6), through].reduce((a, b) => (a < b ? a : b));
      const isWatched = isSmall && !isLeftAlone(known, key, monday, first);
      for (let until = isWatched ? first : last; until <= last; until = addDays(until, 1)) {
        assert.ok(
          !attacker.knows(key, monday, until),
          `${key} from ${monday} to ${until}, ${metric} known on ${through}`,
        );
      }
    }
  }
}

/**
 * The one case that the rule leaves open: a series in which one episode was watched alone, until in the same week others
 * moved into it, and no other joined them. Their zeros can be read in the series that they came from.
 */
function isLeftAlone(known: readonly DailyRow[], key: string, monday: Day, first: Day): boolean {
  const week = known.filter((row) => startOfWeek(row.day) === monday && row.plays + row.visitors > 0);
  const episode = key.split(':').at(-1);
  const home = week.find((row) => row.day === first && isIn(row, key)) as DailyRow;
  const others = week.filter((row) => seriesOf(row) === seriesOf(home) && row.episode !== episode);
  return others.every((row) => {
    const isMoved = new Set(week.filter((one) => one.episode === row.episode).map(seriesOf)).size > 1;
    return row.day > first && isMoved;
  });
}
