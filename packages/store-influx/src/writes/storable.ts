import { addDays, dayNumber } from '@oc-stats/contract';
import { StoreError } from '@oc-stats/store';
import type { InfluxLayout } from '../detect/layout.ts';
import { FIRST_DAY_NUMBER, LAST_DAY_NUMBER } from '../dialect/time-limits.ts';
import { tagSet } from './point-lines.ts';

/** InfluxDB refuses longer series keys, after it has taken the points before them. */
const MAX_KEY_BYTES = 65_535;
/** For measurement, tag names and separators. */
const NAMES = 200;

/** What InfluxDB cannot hold, before anything of the batch is written. */
export function checkStorable(
  { tags }: InfluxLayout,
  batch: {
    readonly id: string;
    readonly organization: string;
    readonly rows: readonly { episode: string; series: string | null; day: string; days?: number }[];
  },
): void {
  const refuse = (index: number, reason: string): never => {
    const name = JSON.stringify(batch.id.slice(0, 60));
    throw new StoreError('invalid', `Batch ${name}: row ${index + 1}: ${reason}. Nothing of it was applied.`);
  };
  batch.rows.forEach(({ episode, series, day, days = 1 }, index) => {
    if (dayNumber(day) < FIRST_DAY_NUMBER || dayNumber(day) + days - 1 > LAST_DAY_NUMBER) {
      refuse(
        index,
        `day is ${day}, and InfluxDB keeps ${bound(FIRST_DAY_NUMBER)} to ${bound(LAST_DAY_NUMBER)}`,
      );
    }
    const texts = episode.length + batch.organization.length + (series?.length ?? 0);
    if (texts * 3 < MAX_KEY_BYTES - NAMES) return;
    const key = tagSet({
      [tags.episode]: episode,
      [tags.organization]: batch.organization,
      [tags.series]: series,
    });
    if (Buffer.byteLength(key) > MAX_KEY_BYTES - NAMES) refuse(index, 'its ids are too long for InfluxDB');
  });
}

function bound(day: number): string {
  return addDays('1970-01-01', day);
}
