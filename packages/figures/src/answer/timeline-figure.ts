import {
  addDays,
  nextBucket,
  type Day,
  type Grain,
  type TimelineAnswer,
  type TimelineSeries,
} from '@oc-stats/contract';
import type { Line, LinesFigure } from '../figure.ts';
import { emptyReason } from './empty.ts';
import { provenanceOf } from './provenance.ts';

/** The values are drawn as they come: an answer in cumulative mode holds running totals already. */
export function timelineFigure(answer: TimelineAnswer, subject: string): LinesFigure {
  const { scope, range, grain, mode, buckets, compare } = answer;
  const lines = answer.series.map((series, slot) => ({
    ...lineOf(series, 'main', answer.totals, mode),
    slot,
  }));
  const ghosts = (compare?.series ?? []).map((series) => {
    const slot = Math.max(
      0,
      answer.series.findIndex((main) => isSame(main, series)),
    );
    return { ...lineOf(series, 'ghost', compare?.totals ?? {}, mode), slot };
  });
  const all = [...lines, ...ghosts];
  const last = buckets.at(-1);
  return {
    kind: 'lines',
    scope,
    subject,
    range,
    provenance: provenanceOf(answer),
    empty: emptyReason(
      range,
      answer,
      all.map((line) => line.values),
    ),
    grain,
    mode,
    buckets,
    lines: all,
    comparison: compare && {
      kind: compare.kind,
      ...(compare.term ? { term: compare.term } : {}),
      range: compare.range,
      buckets: compare.buckets,
    },
    provisionalFrom: firstUnsettled(answer),
    partial: {
      first: buckets[0] !== undefined && range.from > buckets[0],
      last: last !== undefined && endOf(last, grain) > range.to,
    },
  };
}

function lineOf(
  series: TimelineSeries,
  role: Line['role'],
  totals: TimelineAnswer['totals'],
  mode: LinesFigure['mode'],
): Line {
  const { metric, item, data, withheld } = series;
  const line = { metric, role, values: data, ...(withheld ? { withheld } : {}) };
  if (item === undefined) return { ...line, total: totals[metric] ?? null };
  return { ...line, item, total: mode === 'delta' ? sum(data) : null };
}

function isSame(a: TimelineSeries, b: TimelineSeries): boolean {
  return a.metric === b.metric && a.item?.id === b.item?.id;
}

function sum(values: readonly (number | null)[]): number | null {
  return values.some((value) => value !== null)
    ? values.reduce<number>((all, value) => all + (value ?? 0), 0)
    : null;
}

/** A bucket may still change when one of its days may, or when it reaches beyond the last complete day. */
function firstUnsettled({ buckets, grain, provisionalFrom, dataThrough }: TimelineAnswer): number | null {
  const first = buckets.findIndex((bucket) => {
    const end = endOf(bucket, grain);
    const unfinished = dataThrough !== null && bucket <= dataThrough && end > dataThrough;
    return unfinished || (provisionalFrom !== null && end >= provisionalFrom);
  });
  return first < 0 ? null : first;
}

function endOf(bucket: Day, grain: Grain): Day {
  return addDays(nextBucket(bucket, grain), -1);
}
