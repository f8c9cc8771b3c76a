import type { DailyBatch } from './sink.ts';
import { RowCheck } from './row-check.ts';

/** Throws before anything is applied: a batch is taken whole or not at all. */
export function checkDailyBatch(batch: DailyBatch): void {
  const check = new RowCheck(batch);
  if (batch.covers !== undefined) check.range('covers', batch.covers);
  batch.rows.forEach((row, index) => {
    check.enter(row, index);
    check.id('episode', row.episode);
    if (row.series !== null) check.id('series', row.series);
    check.day('day', row.day);
    check.count('plays', row.plays);
    check.count('visitors', row.visitors);
    check.count('finishes', row.finishes);
  });
}
