import type { Detected } from '../detect/detection.ts';
import { metricsOf, type InfluxLayout } from '../detect/layout.ts';
import type { Removal } from '../dialect/dialect.ts';
import { is, type Blocks, type Select, type Source } from '../dialect/select.ts';
import { SECONDS_A_DAY } from '../dialect/time-limits.ts';
import { PointTableBuilder, type PointTable } from '../points/point-table.ts';
import { sumsByDay, type DaySum } from '../points/sums-by-day.ts';
import { addPoints, cellsOf, textOf } from '../reading/add-points.ts';
import { pointSelect } from '../reading/point-select.ts';
import type { Stretch } from '../reading/unrolled.ts';
import { groupRemovals } from './group-removals.ts';
import { sumLine } from './point-lines.ts';

/** Adds up the days of an organisation anew. Adding up again instead of adding to: done twice, it is still right. */
export async function rollUpDays(
  detected: Detected,
  organization: string,
  days: Stretch,
  signal?: AbortSignal,
): Promise<number> {
  const { dialect, layout } = detected;
  const scope = { organization, type: 'organization', id: organization } as const;
  const need = {
    scope,
    metrics: metricsOf(layout),
    ids: ['series'] as const,
    from: days.from,
    before: days.to + 1,
  };
  const [points = []] = await dialect.select([pointSelect(layout, need)], signal);
  const table = new PointTableBuilder(need.metrics);
  addPoints(table, points, { layout, need });
  return putSums(detected, organization, days, table);
}

/** Writes what the points of the days add up to, and takes away the sums of days and series that have nothing left. */
export async function putSums(
  { dialect, layout }: Detected,
  organization: string,
  days: Stretch,
  table: PointTable,
): Promise<number> {
  const sums = sumsByDay(table);
  const { seriesRollUp, organizationRollUp } = layout.own;
  const selects = [seriesRollUp, organizationRollUp].map((source) =>
    writtenSums(layout, { source, organization, days }),
  );
  const [ofSeries = [], ofAll = []] = await dialect.select(selects);
  const lines = [
    ...sums.series.map((sum) => sumLine(layout, seriesRollUp, organization, sum)),
    ...sums.all.map((sum) => sumLine(layout, organizationRollUp, organization, sum)),
  ];
  await dialect.writing?.write(lines, { policy: seriesRollUp.policy });
  const removals = [
    ...leftOver(layout, { source: seriesRollUp, organization, written: ofSeries, present: sums.series }),
    ...leftOver(layout, { source: organizationRollUp, organization, written: ofAll, present: sums.all }),
  ];
  await dialect.writing?.remove(groupRemovals(removals));
  return lines.length;
}

function writtenSums(
  { own, fields, tags }: InfluxLayout,
  { source, organization, days }: { source: Source; organization: string; days: Stretch },
): Select {
  return {
    source,
    fields: Object.values(fields).slice(0, 1),
    groups: source === own.seriesRollUp ? [tags.series] : [],
    where: [is(tags.organization, organization)],
    from: days.from,
    before: days.to + 1,
  };
}

function leftOver(
  { own, tags }: InfluxLayout,
  given: { source: Source; organization: string; written: Blocks; present: readonly DaySum[] },
): Removal[] {
  const { source, organization, written, present } = given;
  const kept = new Set(present.map(({ series, day }) => keyOf(series ?? '', day)));
  return written.flatMap((block) => {
    const cellOf = cellsOf(block);
    const [timeOf, seriesOf] = [cellOf('time'), cellOf(tags.series)];
    return block.values.flatMap((row): Removal[] => {
      const day = Math.floor(Number(timeOf(row)) / SECONDS_A_DAY);
      const series = textOf(seriesOf(row));
      if (kept.has(keyOf(series, day))) return [];
      const ofSeries = source === own.seriesRollUp ? [is(tags.series, series)] : [];
      return [
        {
          source,
          tags: [...ofSeries, is(tags.organization, organization)],
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
