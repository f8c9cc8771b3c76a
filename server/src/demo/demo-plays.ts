import type { Day } from '@oc-stats/contract';
import type { University } from '@oc-stats/opencast/fake';
import type { DailyBatch, DailyRow, SegmentsBatch, SegmentsRow } from '@oc-stats/store';
import { academicDays } from './academic-days.ts';
import { createAudience } from './audience.ts';
import { createChance } from './chance.ts';
import { createSegmentCounts } from './segment-counts.ts';

export interface DemoPlaysOptions {
  readonly seed: number;
  /** The last day: yesterday. */
  readonly through: Day;
}

export type DemoStep = { readonly progress: number } & (
  | { readonly kind: 'daily'; readonly batch: DailyBatch }
  | { readonly kind: 'segments'; readonly batch: SegmentsBatch }
);

/** Weeks with fewer plays share a row with their neighbours, but only within blocks of so many weeks. */
const FEW_PLAYS = 6;
const BLOCK_WEEKS = 4;
/** So many episodes, times the weeks of a batch, make some ten thousand rows. */
const EPISODE_WEEKS = 20_000;

/**
 * How the university was watched, from its first term through the last complete day, oldest days first. Weeks, blocks
 * and batches are cut at fixed places of the calendar, and every number is drawn for its episode and week alone. So
 * tomorrow's run gives the same batches, and the last one under a new name with one more day in it.
 */
export function* demoPlays(
  university: University,
  { seed, through }: DemoPlaysOptions,
): Generator<DemoStep, void> {
  const from = university.terms[0]?.from ?? through;
  if (through < from) return;
  const days = academicDays(university.terms, from, through);
  const chance = createChance();
  const countsOf = createSegmentCounts(seed);
  const audiences = university.episodes.flatMap((episode) => createAudience(seed, episode, days) ?? []);
  const batchWeeks = Math.max(1, Math.round(EPISODE_WEEKS / Math.max(1, university.episodes.length)));
  const organization = university.organization.id;

  let daily: DailyRow[] = [];
  let segments: SegmentsRow[] = [];
  let batchFrom = days.first;
  const lastWeek = weekOf(days.last);
  for (let week = weekOf(days.first); week <= lastWeek; week++) {
    const weekFrom = Math.max(days.first, week * 7 - 3);
    const weekTo = Math.min(days.last, week * 7 + 3);
    const endsBlock = week === lastWeek || (week + 1) % BLOCK_WEEKS === 0;
    for (const audience of audiences) {
      if (audience.published > weekTo) continue;
      chance.restart(audience.key, week);
      audience.play(weekFrom, weekTo, chance, daily);
      if (audience.waiting >= FEW_PLAYS || (endsBlock && audience.waiting > 0)) {
        segments.push(audience.settle(countsOf, chance));
      }
    }
    if (week < lastWeek && (week + 1) % batchWeeks !== 0) continue;

    const progress = (weekTo - days.first + 1) / (days.last - days.first + 1);
    const covers = {
      from: days.labels[batchFrom - days.first] ?? from,
      to: days.labels[weekTo - days.first] ?? through,
    };
    const stretch = `${covers.from}-${covers.to}`;
    yield {
      kind: 'daily',
      progress,
      batch: { id: `demo-${seed}-${stretch}`, organization, rows: daily, covers },
    };
    if (segments.length > 0) {
      const id = `demo-${seed}-segments-${stretch}`;
      yield { kind: 'segments', progress, batch: { id, organization, rows: segments } };
    }
    daily = [];
    segments = [];
    batchFrom = weekTo + 1;
  }
}

/** Counts ISO weeks from the one that holds 1970-01-01, a Thursday. */
function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}
