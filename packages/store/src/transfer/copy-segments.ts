import type { DayRange } from '@oc-stats/contract';
import { checkSegmentsBatch } from '../segments-check.ts';
import type { SegmentsRow } from '../sink.ts';
import { throwIfAborted } from '../store-error.ts';
import { batchId } from './batch-id.ts';
import type { Members } from './members.ts';
import { rowsOfMoved, rowsOfSeries, type SegmentRows, type SegmentsOf } from './segment-rows.ts';
import { segmentsDifference } from './segments-difference.ts';
import type { Link } from './sync-days.ts';

/** A row is a list of some hundred counts. */
const BATCH_ROWS = 2_000;

export interface SegmentsCopied {
  /** Rows that the source has. */
  readonly read: number;
  readonly written: number;
  readonly zeroed: number;
  readonly batches: number;
  /** Episodes of rows that no store could take, such as those whose counts do not fit their length. */
  readonly refused: readonly string[];
  /** Episodes of which the two sides still say something else; none, unless the source changed meanwhile. */
  readonly differing: readonly string[];
}

/** Series by series, then the episodes that were in several or in none. */
export async function copySegments(
  link: Link,
  range: DayRange,
  members: Members,
  onSeries: (done: number, of: number) => void,
): Promise<SegmentsCopied> {
  const total = { read: 0, written: 0, zeroed: 0, batches: 0 };
  const refused = new Set<string>();
  const differing = new Set<string>();
  const series = members.series();
  const parts = [...series.map((id) => (given: SegmentsOf) => rowsOfSeries(given, id)), rowsOfMoved];
  for (const [done, read] of parts.entries()) {
    onSeries(done, parts.length);
    throwIfAborted(link.signal);
    const [wanted, present] = await bothSides(read);
    const { changed, zeroed } = differenceOf(wanted, present);
    total.read += [...wanted.values()].reduce((sum, rows) => sum + rows.length, 0);
    total.written += changed.length;
    total.zeroed += zeroed.length;
    if (changed.length + zeroed.length === 0) continue;
    total.batches += await putRows(link, [...changed, ...zeroed]);
    const after = differenceOf(...(await bothSides(read)));
    for (const row of [...after.changed, ...after.zeroed]) differing.add(row.episode);
  }
  onSeries(parts.length, parts.length);
  return { ...total, refused: [...refused], differing: [...differing] };

  async function bothSides(
    read: (given: SegmentsOf) => Promise<SegmentRows>,
  ): Promise<[SegmentRows, SegmentRows]> {
    const { from, to, organization, signal } = link;
    const given = { organization, range, members, signal };
    const [wanted, present] = await Promise.all([
      read({ ...given, store: from }),
      read({ ...given, store: to }),
    ]);
    return [storable(wanted), present];
  }

  function storable(rows: SegmentRows): SegmentRows {
    const kept = [...rows].map(([episode, own]): [string, readonly SegmentsRow[]] => {
      const good = own.filter(isStorable);
      if (good.length < own.length) refused.add(episode);
      return [episode, good];
    });
    return new Map(kept);
  }
}

function differenceOf(wanted: SegmentRows, present: SegmentRows) {
  const episodes = [...new Set([...wanted.keys(), ...present.keys()])];
  const all = episodes.map((episode) =>
    segmentsDifference(wanted.get(episode) ?? [], present.get(episode) ?? []),
  );
  return {
    changed: all.flatMap(({ changed }) => changed),
    zeroed: all.flatMap(({ zeroed }) => zeroed),
  };
}

async function putRows(link: Link, rows: readonly SegmentsRow[]): Promise<number> {
  const { to, organization, signal } = link;
  let applied = 0;
  for (let start = 0; start < rows.length; start += BATCH_ROWS) {
    throwIfAborted(signal);
    const part = rows.slice(start, start + BATCH_ROWS);
    const { revision } = await to.bounds(organization, signal);
    const id = batchId('copy segments', revision, part);
    applied += Number((await to.putSegments({ id, organization, rows: part }, signal)).applied);
  }
  return applied;
}

function isStorable(row: SegmentsRow): boolean {
  try {
    checkSegmentsBatch({ id: 'row', organization: 'row', rows: [row] });
    return true;
  } catch {
    return false;
  }
}
