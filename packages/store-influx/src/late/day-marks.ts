import { createHash } from 'node:crypto';
import type { PointTable } from '../points/point-table.ts';
import type { Stretch } from '../reading/unrolled.ts';

/** By day number: a short text that is another one as soon as a point of the day is. Days without points have none. */
export type DayMarks = ReadonlyMap<number, string>;

/**
 * Which episode has which numbers in which series, whatever the order in which the points come: each point becomes two
 * numbers of 32 bits, and those of a day are added up. Sorting texts instead would hold up the process for seconds.
 */
export function dayMarks(table: PointTable): DayMarks {
  const episodes = table.episodes.map(seedsOf);
  const series = table.series.map((id) => seedsOf(id === null ? '' : `s${id}`));
  const columns = Object.values(table.values);
  const sums = new Map<number, [count: number, first: number, second: number]>();
  for (let row = 0; row < table.size; row++) {
    const day = table.day[row] as number;
    let sum = sums.get(day);
    if (!sum) sums.set(day, (sum = [0, 0, 0]));
    const episode = episodes[table.episodeOf[row] as number] ?? NO_SEEDS;
    const one = series[table.seriesOf[row] as number] ?? NO_SEEDS;
    sum[0] += 1;
    for (const lane of [0, 1] as const) {
      let hash = mixed(episode[lane], one[lane]);
      for (const column of columns) {
        const count = column[row] as number;
        hash = mixed(mixed(hash, count | 0), (count / 2 ** 32) | 0);
      }
      sum[lane + 1] = ((sum[lane + 1] as number) + hash) >>> 0;
    }
  }
  return new Map([...sums].map(([day, sum]) => [day, sum.map((part) => part.toString(36)).join('.')]));
}

/** One mark for a stretch of days. */
export function markOf(marks: DayMarks, { from, to }: Stretch): string {
  const days = [...marks].filter(([day]) => day >= from && day <= to).sort(([a], [b]) => a - b);
  if (days.length === 0) return '';
  return createHash('sha256').update(JSON.stringify(days)).digest('base64url').slice(0, 16);
}

type Seeds = readonly [number, number];

const NO_SEEDS: Seeds = [0, 0];

function seedsOf(id: string): Seeds {
  const digest = createHash('sha256').update(id).digest();
  return [digest.readInt32LE(0), digest.readInt32LE(4)];
}

/** The last steps of MurmurHash3, by which every bit that goes in changes half of those that come out. */
function mixed(hash: number, value: number): number {
  let mix = (Math.imul(hash, 31) + value) | 0;
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) | 0;
}
