import { addDays, type DayRange } from '@oc-stats/contract';
import type { DailyRow, SegmentsRow } from '@oc-stats/store';

/** A university of a size: series of 200 episodes each, watched over three years. */
export interface Tier {
  readonly name: string;
  readonly organization: string;
  readonly series: number;
  readonly episodesPerSeries: number;
  readonly range: DayRange;
}

export const RANGE: DayRange = { from: '2023-10-01', to: '2026-09-30' };

export const TIER_S: Tier = {
  name: 'S',
  organization: 'org-one',
  series: 200,
  episodesPerSeries: 20,
  range: RANGE,
};
export const TIER_M: Tier = {
  name: 'M',
  organization: 'org-one',
  series: 10,
  episodesPerSeries: 200,
  range: RANGE,
};
export const TIER_L: Tier = {
  name: 'L',
  organization: 'org-one',
  series: 200,
  episodesPerSeries: 200,
  range: RANGE,
};

const DAYS = 1_096;
const ROWS_PER_EPISODE = 150;

/** The same rows at every run; in the order of the days, as an import or a nightly job brings them, or by series. */
export function* dailyBatches(tier: Tier, size: number, order: 'day' | 'series'): Generator<DailyRow[]> {
  const labels = Array.from({ length: DAYS + 1 }, (_, day) => addDays(tier.range.from, day));
  let batch: DailyRow[] = [];
  for (const { series, episode, day } of order === 'series' ? bySeries(tier) : byDay(tier)) {
    const plays = 1 + ((series * 7 + episode * 13 + day * 29) % 40);
    batch.push({
      episode: episodeId(series, episode),
      series: seriesId(series),
      day: labels[day] ?? tier.range.to,
      plays,
      visitors: Math.ceil(plays * 0.8),
      finishes: plays >> 1,
    });
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Some weeks of watch curves for every episode. */
export function* segmentBatches(
  tier: Tier,
  size: number,
  weeks: number,
  counts: number,
): Generator<SegmentsRow[]> {
  let batch: SegmentsRow[] = [];
  for (let series = 0; series < tier.series; series++) {
    for (let episode = 0; episode < tier.episodesPerSeries; episode++) {
      for (let week = 0; week < weeks; week++) {
        batch.push({
          episode: episodeId(series, episode),
          series: seriesId(series),
          day: addDays(tier.range.from, firstDay(series, episode) + week * 7),
          days: 7,
          step: 30,
          duration: counts * 30,
          plays: 40,
          counts: Array.from({ length: counts }, (_, i) => (i * 31 + week * 7 + episode) % 40),
        });
        if (batch.length === size) {
          yield batch;
          batch = [];
        }
      }
    }
  }
  if (batch.length > 0) yield batch;
}

export function seriesId(series: number): string {
  return `5e71e500-0000-4000-8000-${String(series).padStart(12, '0')}`;
}

export function episodeId(series: number, episode: number): string {
  return `e9150de0-0000-4000-8000-${String(series * 1_000 + episode).padStart(12, '0')}`;
}

interface Fact {
  readonly series: number;
  readonly episode: number;
  readonly day: number;
}

function* bySeries(tier: Tier): Generator<Fact> {
  for (let series = 0; series < tier.series; series++) {
    for (let episode = 0; episode < tier.episodesPerSeries; episode++) {
      const first = firstDay(series, episode);
      for (let row = 0; row < ROWS_PER_EPISODE; row++) yield { series, episode, day: first + spread(row) };
    }
  }
}

function* byDay(tier: Tier): Generator<Fact> {
  const rows = new Map(Array.from({ length: ROWS_PER_EPISODE }, (_, row) => [spread(row), row]));
  for (let day = 0; day < DAYS; day++) {
    for (let series = 0; series < tier.series; series++) {
      for (let episode = 0; episode < tier.episodesPerSeries; episode++) {
        if (rows.has(day - firstDay(series, episode))) yield { series, episode, day };
      }
    }
  }
}

function firstDay(series: number, episode: number): number {
  return (series * 37 + episode * 101) % (DAYS - spread(ROWS_PER_EPISODE - 1) - 1);
}

/** Most views come early, the last ones years later. */
function spread(row: number): number {
  return row + Math.floor((row * row) / 150);
}
