import { RECENT_DAYS } from '../bounds/foreign-bounds.ts';
import type { Detected } from '../detect/detection.ts';
import { FIRST_DAY_NUMBER } from '../dialect/time-limits.ts';
import { dayMarks, markOf, type DayMarks } from '../late/day-marks.ts';
import type { Month } from '../late/month-marks.ts';
import { readDays } from '../late/read-days.ts';
import { clipped, withAdded, without } from '../reading/unrolled.ts';
import { emptyLedger, type Ledger, type Ledgers } from './ledger.ts';
import { putSums } from './roll-up.ts';

export interface MonthSurroundings {
  readonly detected: Detected;
  readonly ledgers: Ledgers;
  readonly organization: string;
  /** Nothing lies before it. */
  readonly isFirst: boolean;
  /** Also when nothing has changed. */
  readonly all: boolean;
}

export interface MonthRolledUp {
  readonly hasChanged: boolean;
  readonly days: number;
  readonly points: number;
}

const NOTHING: MonthRolledUp = { hasChanged: false, days: 0, points: 0 };

/**
 * Brings the sums of a month up to its points. Where they are no longer right, the books say so first: until all of the
 * month is written, it is read from the points, also by whoever comes after a crash.
 */
export async function rollUpMonth(
  month: Month,
  { detected, ledgers, organization, isFirst, all }: MonthSurroundings,
  signal?: AbortSignal,
): Promise<MonthRolledUp> {
  const ledger = (await ledgers.get(organization, signal)) ?? emptyLedger();
  const days = { from: isFirst ? FIRST_DAY_NUMBER : month.from, to: month.to };
  const isMissing = clipped(ledger.unrolled, days).length > 0;
  // What oc-stats writes itself it adds up with every batch.
  if (ledger.isOwner && !isMissing && !all) return NOTHING;

  const table = await readDays(detected, organization, month, signal);
  const marks = dayMarks(table);
  const hasChanged = !ledger.isOwner && isTrustedWrongly(ledger, month, marks);
  if (!hasChanged && !isMissing && !all) return NOTHING;

  let current = ledger;
  if (hasChanged || all) {
    const unrolled = withAdded(ledger.unrolled, days);
    current = { ...ledger, unrolled, writes: ledger.writes + Number(hasChanged) };
    await ledgers.put(organization, current);
  }
  const points = await putSums(detected, organization, month, table);
  await ledgers.put(organization, {
    ...current,
    unrolled: without(current.unrolled, days),
    ...(ledger.isOwner ? {} : remembered(current, month, marks)),
  });
  return { hasChanged, days: month.to - month.from + 1, points };
}

/** Whether days of the month stand in the roll-ups with points that are no longer the same. */
function isTrustedWrongly({ months, unrolled }: Ledger, month: Month, marks: DayMarks): boolean {
  const before = months[month.name];
  if (before) return markOf(marks, { from: month.from, to: before.to }) !== before.mark;
  const [only, ...more] = clipped(unrolled, month);
  return !(only && more.length === 0 && only.from === month.from && only.to === month.to);
}

function remembered(
  { months, recent }: Ledger,
  month: Month,
  marks: DayMarks,
): Pick<Ledger, 'months' | 'recent'> {
  const mark = { to: month.to, mark: markOf(marks, month) };
  const known = new Map(Object.entries(recent).map(([day, text]) => [Number(day), text]));
  for (let day = month.from; day <= month.to; day++) known.delete(day);
  for (const [day, text] of marks) known.set(day, text);
  // Twice as many as are looked at: counting may go on for a while before this is done again.
  const last = Math.max(month.to, ...known.keys());
  const kept = [...known].filter(([day]) => day > last - 2 * RECENT_DAYS);
  return { months: { ...months, [month.name]: mark }, recent: Object.fromEntries(kept) };
}
