import fc from 'fast-check';
import { addDays, type DayRange } from '@oc-stats/contract';
import type { DailyRow } from '@oc-stats/store';

/** A week that is over, and the first days of the next. */
export const FROM = '2026-03-02';
export const DAYS = 11;
export const EVERYTHING: DayRange = { from: FROM, to: addDays(FROM, DAYS - 1) };
export const SERIES = ['a', 'b', 'c'] as const;
export const EPISODES = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7'] as const;

export interface History {
  readonly least: number;
  readonly rows: readonly DailyRow[];
  /** Episodes may move once: from this day on they are in the other series. */
  readonly homes: readonly (string | null)[];
}

const series = fc.constantFrom('a', 'a', 'b', 'c', null);
const few = { weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }) };
const some = { weight: 2, arbitrary: fc.integer({ min: 4, max: 7 }) };
const many = { weight: 1, arbitrary: fc.integer({ min: 8, max: 30 }) };
const counts = fc.option(
  fc.record({ visitors: fc.oneof(few, some, many), more: fc.nat(2), finishes: fc.nat(2) }),
  { nil: null, freq: 4 },
);
const days = fc.array(fc.tuple(fc.nat(DAYS - 1), counts), { minLength: 1, maxLength: 12 });

const episode = fc.record({
  home: series,
  moves: fc.option(fc.record({ to: series, on: fc.nat(DAYS - 1) }), { nil: null, freq: 4 }),
  days,
});

/** A small organisation in which all that is difficult is frequent: few visitors, few siblings, moves. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    least: fc.constantFrom(2, 3, 5),
    episodes: fc.array(episode, { minLength: 1, maxLength: EPISODES.length }),
  })
  .map(({ least, episodes }) => ({
    least,
    homes: episodes.map(({ home }) => home),
    rows: episodes.flatMap(({ home, moves, days: counted }, i) =>
      counted.flatMap(([day, count]): DailyRow[] => {
        if (count === null) return [];
        const { visitors, more, finishes } = count;
        return [
          {
            episode: EPISODES[i] ?? '',
            series: moves && day >= moves.on ? moves.to : home,
            day: addDays(FROM, day),
            plays: visitors + more,
            visitors,
            finishes: Math.min(finishes, visitors + more),
          },
        ];
      }),
    ),
  }))
  .map((history) => ({ ...history, rows: lastOfEachDay(history.rows) }));

function lastOfEachDay(rows: readonly DailyRow[]): DailyRow[] {
  return [...new Map(rows.map((row) => [`${row.episode} ${row.day}`, row])).values()];
}
