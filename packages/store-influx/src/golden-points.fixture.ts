import type { DailyRow } from '@oc-stats/store';
import type { FakePoint } from './flux/fake-influx-2.fixture.ts';

export const ORGANIZATION = `o "1", ü`;

/** A leap day, an episode without series, one that moves, ids that want escaping. */
export const ROWS: readonly DailyRow[] = [
  row('e1', 's1', '2023-12-31', 4, 3, 1),
  row('e1', 's1', '2024-02-29', 7, 5, 3),
  row('e2', 's1', '2024-02-29', 2, 2, 0),
  row('e "3", \\x', 's2', '2024-02-29', 10, 8, 4),
  row('e4', null, '2024-03-01', 6, 4, 2),
  row('e2', 's2', '2024-12-30', 9, 7, 5),
  row('e1', 's1', '2024-12-30', 0, 0, 0),
];

/** As an adapter leaves them, at some time of the day; and somebody else's. */
export const POINTS: readonly FakePoint[] = [
  ...ROWS.map((one, i) => pointOf(one, ORGANIZATION, 3_600 * i + 7)),
  pointOf(row('e1', 's1', '2024-02-29', 1_000, 1_000, 1_000), 'another', 60),
];

function pointOf(
  { episode, series, day, plays, visitors, finishes }: DailyRow,
  organization: string,
  at: number,
): FakePoint {
  return {
    measurement: 'impressions_daily',
    tags: {
      eventId: episode,
      organizationId: organization,
      ...(series === null ? {} : { seriesId: series }),
    },
    fields: { plays, visitors, finishes },
    seconds: Date.parse(day) / 1_000 + at,
  };
}

function row(
  episode: string,
  series: string | null,
  day: string,
  plays: number,
  visitors: number,
  finishes: number,
): DailyRow {
  return { episode, series, day, plays, visitors, finishes };
}
