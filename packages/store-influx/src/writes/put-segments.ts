import { addDays, dayNumber } from '@oc-stats/contract';
import { throwIfAborted, type Receipt, type SegmentsBatch, type SegmentsRow } from '@oc-stats/store';
import type { Detected } from '../detect/detection.ts';
import type { Removal } from '../dialect/dialect.ts';
import { is, type Select } from '../dialect/select.ts';
import { byEpisode } from '../segments/by-episode.ts';
import { foreignCurves, foreignRow } from '../segments/foreign-rows.ts';
import { ownRowLine, ownRowsFrom } from '../segments/own-rows.ts';
import { placeRows } from '../segments/place-rows.ts';
import { isApplied, remember } from './batches.ts';
import { groupRemovals } from './group-removals.ts';
import { emptyLedger } from './ledger.ts';
import { startOfDay } from './point-lines.ts';
import type { WriteSurroundings } from './put-daily.ts';
import { checkStorable } from './storable.ts';
import { writeCumulative } from './write-cumulative.ts';

const EPISODES_AT_ONCE = 100;

/** Rows, then what they displace, then the cumulative curves of their episodes; remembered last, so it may be repeated. */
export async function putSegments(
  batch: SegmentsBatch,
  { writable, ledgers }: WriteSurroundings,
  signal?: AbortSignal,
): Promise<Receipt> {
  const { id, organization, rows } = batch;
  const detected = await writable.detected(signal);
  const { dialect, layout } = detected;
  checkStorable(layout, batch);
  const trace = { kind: 'segments', organization, id } as const;
  if (await isApplied(detected, trace, signal)) return { applied: false, rows: 0 };
  const ledger = (await ledgers.get(organization, signal)) ?? emptyLedger();
  const longest = rows.reduce((most, { days }) => Math.max(most, days), ledger.longest);
  throwIfAborted(signal);

  // Known before the first row is there, for readers look back as far as this.
  if (longest > ledger.longest) await ledgers.put(organization, { ...ledger, longest });
  for (const some of portions(rows)) {
    const existing = await existingRows(detected, organization, some, longest);
    const { kept, removed } = placeRows(existing, some);
    const inherited = await inheritedRows(detected, organization, some);
    const lines = [...inherited, ...kept].map((row) => ownRowLine(layout, organization, row));
    await dialect.writing?.write(lines, { policy: layout.own.segments.policy });
    await dialect.writing?.remove(removalsOf(detected, organization, removed, kept));
    await writeCumulative(detected, organization, [...new Set(some.map(({ episode }) => episode))]);
  }
  const most = Math.max(longest, ledger.longest);
  await ledgers.put(organization, { ...ledger, longest: most, writes: ledger.writes + 1 });
  await remember(detected, trace);
  await writable.wrote(detected);
  return { applied: true, rows: rows.length };
}

/** All rows of an episode stay together, in their order. */
function* portions(rows: readonly SegmentsRow[]): Generator<SegmentsRow[]> {
  const groups = [...byEpisode(rows).values()];
  for (let at = 0; at < groups.length; at += EPISODES_AT_ONCE)
    yield groups.slice(at, at + EPISODES_AT_ONCE).flat();
}

async function existingRows(
  { dialect, layout }: Detected,
  organization: string,
  rows: readonly SegmentsRow[],
  longest: number,
): Promise<SegmentsRow[]> {
  const { own, tags } = layout;
  const episodes = [...new Set(rows.map(({ episode }) => episode))];
  const select: Select = {
    source: own.segments,
    fields: ['days'],
    groups: [tags.episode, tags.series],
    where: [is(tags.organization, organization), { tag: tags.episode, anyOf: episodes }],
    from: Math.min(...rows.map(({ day }) => dayNumber(day))) - longest + 1,
    before: Math.max(...rows.map(({ day, days }) => dayNumber(day) + days)),
  };
  const [blocks = []] = await dialect.select([select]);
  return ownRowsFrom(blocks, tags);
}

/**
 * What the adapter has counted before oc-stats began with an episode becomes one row that ends the day before, so that
 * nothing is lost when the cumulative curve is made from rows.
 */
async function inheritedRows(
  detected: Detected,
  organization: string,
  rows: readonly SegmentsRow[],
): Promise<SegmentsRow[]> {
  const { segments } = detected.layout;
  if (segments === null) return [];
  const groups = byEpisode(rows);
  const curves = await foreignCurves(detected, segments, { organization, episodes: [...groups.keys()] });
  return curves.flatMap((curve) => {
    const own = groups.get(curve.episode) ?? [];
    const [first] = own.map(({ day }) => day).sort();
    if (curve.isOwn || first === undefined) return [];
    return foreignRow(curve, own[0]?.series ?? null, addDays(first, -1)) ?? [];
  });
}

function removalsOf(
  { layout }: Detected,
  organization: string,
  removed: readonly SegmentsRow[],
  kept: readonly SegmentsRow[],
): Removal[] {
  const { own, tags } = layout;
  const keyOf = ({ episode, series, day }: SegmentsRow) => JSON.stringify([episode, series, day]);
  const written = new Set(kept.map(keyOf));
  const removals = removed
    .filter((row) => !written.has(keyOf(row)))
    .map(({ episode, series, day }) => ({
      source: own.segments,
      tags: [is(tags.episode, episode), is(tags.organization, organization), is(tags.series, series ?? '')],
      from: startOfDay(day),
      before: startOfDay(addDays(day, 1)),
    }));
  return groupRemovals(removals);
}
