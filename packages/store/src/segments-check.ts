import { LAST_DAY, MAX_RANGE_DAYS, addDays, dayNumber } from '@oc-stats/contract';
import type { SegmentsBatch } from './sink.ts';
import { RowCheck, isCount, quote } from './row-check.ts';

/** A day of video in steps of one second; more is a mistake in the units. */
const MAX_SEGMENTS = 100_000;

export function checkSegmentsBatch(batch: SegmentsBatch): void {
  const check = new RowCheck(batch);
  batch.rows.forEach((row, index) => {
    check.enter(row, index);
    check.id('episode', row.episode);
    if (row.series !== null) check.id('series', row.series);
    check.day('day', row.day);
    checkDays(check, row);
    check.count('plays', row.plays);
    checkLayout(check, row);
    for (let i = 0; i < row.counts.length; i++) {
      if (!isCount(row.counts[i])) check.count(`count ${i + 1}`, row.counts[i]);
    }
  });
}

function checkDays(check: RowCheck, row: { readonly day: string; readonly days: number }): void {
  if (!Number.isInteger(row.days) || row.days < 1 || row.days > MAX_RANGE_DAYS) {
    check.refuse(`days is ${quote(row.days)}, not a whole number from 1 to ${MAX_RANGE_DAYS}`);
  }
  if (row.days > 1 && dayNumber(row.day) + row.days - 1 > dayNumber(LAST_DAY)) {
    check.refuse(`its days reach beyond ${LAST_DAY}`);
  }
}

/** The counts must fit the layout, or every later reading of them would be at the wrong second. */
function checkLayout(
  check: RowCheck,
  row: { readonly step: number; readonly duration: number; readonly counts: ArrayLike<number> },
): void {
  if (!(Number.isFinite(row.step) && row.step > 0))
    check.refuse(`step is ${quote(row.step)}, not a length in seconds`);
  if (!(Number.isFinite(row.duration) && row.duration > 0)) {
    check.refuse(`duration is ${quote(row.duration)}, not a length in seconds`);
  }
  const expected = segmentsIn(row.duration, row.step);
  if (expected > MAX_SEGMENTS)
    check.refuse(`${quote(row.duration)} s in steps of ${quote(row.step)} s are too many`);
  const found = row.counts?.length;
  if (found !== expected)
    check.refuse(`it has ${quote(found)} counts where duration and step give ${expected}`);
}

/** The small slack keeps 1.1 s in steps of 0.1 s at eleven segments, whatever binary fractions say. */
export function segmentsIn(duration: number, step: number): number {
  return Math.max(1, Math.ceil(duration / step - 1e-6));
}

/** The last day that a row counts. */
export function lastDayOf(row: { readonly day: string; readonly days: number }): string {
  return row.days === 1 ? row.day : addDays(row.day, row.days - 1);
}
