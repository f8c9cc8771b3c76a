import type { DailyRow } from '@oc-stats/store';
import { dayNumber } from '@oc-stats/contract';
import type { Detected } from '../detect/detection.ts';
import { is, type Condition, type Select } from '../dialect/select.ts';
import { cellsOf, textOf } from '../reading/add-points.ts';
import { atMost, type Stretch } from '../reading/unrolled.ts';

export interface ExistingPoint {
  readonly episode: string;
  readonly series: string | null;
  readonly seconds: number;
}

const EPISODES_BY_NAME = 100;
const STRETCHES = 8;

/** What is there already on the days of the rows, of their episodes at least. */
export async function existingDays(
  { dialect, layout }: Detected,
  organization: string,
  rows: readonly DailyRow[],
): Promise<ExistingPoint[]> {
  const { tags, fields } = layout;
  const episodes = [...new Set(rows.map(({ episode }) => episode))];
  const where: Condition[] = [
    is(tags.organization, organization),
    ...(episodes.length <= EPISODES_BY_NAME ? [{ tag: tags.episode, anyOf: episodes }] : []),
  ];
  const selects = daysOf(rows).map(({ from, to }): Select => ({
    source: layout.daily,
    fields: Object.values(fields).slice(0, 1),
    groups: [tags.episode, tags.series],
    where,
    from,
    before: to + 1,
  }));
  const answers = await dialect.select(selects);
  return answers.flat().flatMap((block) => {
    const [timeOf, episodeOf, seriesOf] = ['time', tags.episode, tags.series].map(cellsOf(block));
    return block.values.map((row) => ({
      episode: textOf(episodeOf?.(row)),
      series: textOf(seriesOf?.(row)) || null,
      seconds: Number(timeOf?.(row)),
    }));
  });
}

/** The days of the rows, as few stretches. */
export function daysOf(rows: readonly { readonly day: string }[]): Stretch[] {
  const days = [...new Set(rows.map(({ day }) => dayNumber(day)))].sort((a, b) => a - b);
  const stretches: { from: number; to: number }[] = [];
  for (const day of days) {
    const last = stretches.at(-1);
    if (last && day === last.to + 1) last.to = day;
    else stretches.push({ from: day, to: day });
  }
  return atMost(stretches, STRETCHES);
}
