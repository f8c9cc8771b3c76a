import { escape } from '@influxdata/influxdb-client';
import { dayLabel } from '@oc-stats/contract';
import type { SegmentsRow } from '@oc-stats/store';
import type { InfluxLayout } from '../detect/layout.ts';
import type { Blocks } from '../dialect/select.ts';
import { SECONDS_A_DAY } from '../dialect/time-limits.ts';
import { cellsOf, textOf } from '../reading/add-points.ts';
import { startOfDay, tagSet } from '../writes/point-lines.ts';

/** One point a row, at the beginning of its first day; the counts as a list, a tenth of what Matomo's JSON takes. */
export const OWN_FIELDS = ['days', 'step', 'duration', 'plays', 'counts'] as const;

export function ownRowLine({ own, tags }: InfluxLayout, organization: string, row: SegmentsRow): string {
  const keys = tagSet({
    [tags.episode]: row.episode,
    [tags.organization]: organization,
    [tags.series]: row.series,
  });
  const counts = escape.quoted(Array.from(row.counts).join(','));
  const fields = `days=${row.days}i,step=${row.step},duration=${row.duration},plays=${row.plays}i,counts=${counts}`;
  return `${escape.measurement(own.segments.measurement)},${keys} ${fields} ${startOfDay(row.day)}`;
}

export function ownRowsFrom(blocks: Blocks, tags: InfluxLayout['tags']): SegmentsRow[] {
  return blocks.flatMap((block) => {
    const cellOf = cellsOf(block);
    const [timeOf, episodeOf, seriesOf] = [cellOf('time'), cellOf(tags.episode), cellOf(tags.series)];
    const [daysOf, stepOf, durationOf, playsOf, countsOf] = OWN_FIELDS.map(cellOf);
    return block.values.map((row) => ({
      episode: textOf(episodeOf(row)),
      series: textOf(seriesOf(row)) || null,
      day: dayLabel(Math.floor(Number(timeOf(row)) / SECONDS_A_DAY)),
      days: Number(daysOf?.(row) ?? 1),
      step: Number(stepOf?.(row)),
      duration: Number(durationOf?.(row)),
      plays: Number(playsOf?.(row) ?? 0),
      counts: numbersIn(countsOf?.(row)),
    }));
  });
}

function numbersIn(cell: unknown): number[] {
  return typeof cell === 'string' && cell !== '' ? cell.split(',').map(Number) : [];
}
