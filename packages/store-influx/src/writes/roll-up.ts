import type { Detected } from '../detect/detection.ts';
import { metricsOf, type InfluxLayout } from '../detect/layout.ts';
import type { Removal } from '../dialect/dialect.ts';
import { is, type Blocks, type Select } from '../dialect/select.ts';
import { SECONDS_A_DAY } from '../dialect/time-limits.ts';
import { PointTableBuilder } from '../points/point-table.ts';
import { sumsByDay, type DaySum } from '../points/sums-by-day.ts';
import { addPoints, cellsOf, textOf } from '../reading/add-points.ts';
import { pointSelect } from '../reading/point-select.ts';
import type { Stretch } from '../reading/unrolled.ts';
import { groupRemovals } from './group-removals.ts';
import { sumLine } from './point-lines.ts';

/**
 * Adds up the days of an organisation anew, and takes away the sums of series that have nothing left on a day. Adding
 * up again instead of adding to: done twice, it is still right.
 */
export async function rollUpDays(
  { dialect, layout }: Detected,
  organization: string,
  days: Stretch,
  signal?: AbortSignal,
): Promise<number> {
  const scope = { organization, type: 'organization', id: organization } as const;
  const need = {
    scope,
    metrics: metricsOf(layout),
    ids: ['series'] as const,
    from: days.from,
    before: days.to + 1,
  };
  const selects = [pointSelect(layout, need), writtenSums(layout, organization, days)];
  const [points = [], written = []] = await dialect.select(selects, signal);
  const table = new PointTableBuilder(need.metrics);
  addPoints(table, points, { layout, need });

  const sums = sumsByDay(table);
  const { seriesRollUp, organizationRollUp } = layout.own;
  const lines = [
    ...sums.series.map((sum) => sumLine(layout, seriesRollUp, organization, sum)),
    ...sums.all.map((sum) => sumLine(layout, organizationRollUp, organization, sum)),
  ];
  await dialect.writing?.write(lines, { policy: seriesRollUp.policy });
  await dialect.writing?.remove(groupRemovals(leftOver(layout, organization, written, sums.series)));
  return lines.length;
}

function writtenSums(
  { own, fields, tags }: InfluxLayout,
  organization: string,
  { from, to }: Stretch,
): Select {
  return {
    source: own.seriesRollUp,
    fields: Object.values(fields).slice(0, 1),
    groups: [tags.series],
    where: [is(tags.organization, organization)],
    from,
    before: to + 1,
  };
}

function leftOver(
  { own, tags }: InfluxLayout,
  organization: string,
  written: Blocks,
  present: readonly DaySum[],
): Removal[] {
  const kept = new Set(present.map(({ series, day }) => keyOf(series ?? '', day)));
  return written.flatMap((block) => {
    const cellOf = cellsOf(block);
    const [timeOf, seriesOf] = [cellOf('time'), cellOf(tags.series)];
    return block.values.flatMap((row): Removal[] => {
      const day = Math.floor(Number(timeOf(row)) / SECONDS_A_DAY);
      const series = textOf(seriesOf(row));
      if (kept.has(keyOf(series, day))) return [];
      const keys = [is(tags.series, series), is(tags.organization, organization)];
      return [
        {
          source: own.seriesRollUp,
          tags: keys,
          from: day * SECONDS_A_DAY,
          before: (day + 1) * SECONDS_A_DAY,
        },
      ];
    });
  });
}

function keyOf(series: string, day: number): string {
  return `${day} ${series}`;
}
