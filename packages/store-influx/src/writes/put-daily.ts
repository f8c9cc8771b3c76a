import {
  addCoverage,
  hull,
  throwIfAborted,
  type DailyBatch,
  type DailyRow,
  type Receipt,
} from '@oc-stats/store';
import { dayLabel, type DayRange } from '@oc-stats/contract';
import type { ForeignBounds } from '../bounds/foreign-bounds.ts';
import type { Detected } from '../detect/detection.ts';
import { isApplied, remember } from './batches.ts';
import { displaced } from './displaced.ts';
import { daysOf, existingDays } from './existing-days.ts';
import { emptyLedger, type Ledger, type Ledgers } from './ledger.ts';
import { dailyLine } from './point-lines.ts';
import { rollUpDays } from './roll-up.ts';
import { checkStorable } from './storable.ts';
import type { Writable } from './writable.ts';

export interface WriteSurroundings {
  readonly writable: Writable;
  readonly ledgers: Ledgers;
  readonly foreign: ForeignBounds;
}

/**
 * Every step may be done again, and the batch is remembered last: whoever is stopped in between only has to repeat it.
 * From the first write on, it is not given up any more.
 */
export async function putDaily(
  batch: DailyBatch,
  { writable, ledgers, foreign }: WriteSurroundings,
  signal?: AbortSignal,
): Promise<Receipt> {
  const { id, organization, covers } = batch;
  const detected = await writable.detected(signal);
  const { dialect, layout } = detected;
  checkStorable(layout, batch);
  const trace = { kind: 'daily', organization, id } as const;
  if (await isApplied(detected, trace, signal)) return { applied: false, rows: 0 };
  const ledger = await ownLedger(organization, ledgers, foreign, signal);
  const rows = latest(batch.rows);
  const existing = rows.length > 0 ? await existingDays(detected, organization, rows) : [];
  throwIfAborted(signal);

  const lines = rows.map((row) => dailyLine(layout, organization, row));
  await dialect.writing?.write(lines, { policy: layout.daily.policy });
  const stretches = daysOf(rows);
  await dialect.writing?.remove(displaced(layout, { organization, rows, existing, stretches }));
  await rollUp(detected, organization, rows);
  await ledgers.put(organization, after(ledger, rows, covers));
  await remember(detected, trace);
  await writable.wrote(detected);
  return { applied: true, rows: batch.rows.length };
}

/** With the first rows of its own oc-stats takes over what others have written: that is complete as far as it goes. */
async function ownLedger(
  organization: string,
  ledgers: Ledgers,
  foreign: ForeignBounds,
  signal?: AbortSignal,
): Promise<Ledger> {
  const ledger = (await ledgers.get(organization, signal)) ?? emptyLedger();
  if (ledger.isOwner) return ledger;
  const days = await foreign.days(organization, signal);
  if (days === null) return { ...ledger, isOwner: true, unrolled: [] };
  const { countingSince, through } = await foreign.bounds(organization, signal);
  return {
    ...ledger,
    isOwner: true,
    coverage: countingSince !== null && through !== null ? [{ from: countingSince, to: through }] : [],
    rows: { from: dayLabel(days.from), to: dayLabel(days.to) },
    unrolled: ledger.unrolled.length > 0 ? ledger.unrolled : [days],
  };
}

/** Within a batch the later row wins. */
function latest(rows: readonly DailyRow[]): DailyRow[] {
  return [...new Map(rows.map((row) => [`${row.day} ${row.episode}`, row])).values()];
}

async function rollUp(detected: Detected, organization: string, rows: readonly DailyRow[]): Promise<void> {
  for (const days of daysOf(rows)) await rollUpDays(detected, organization, days);
}

function after(ledger: Ledger, rows: readonly DailyRow[], covers: DayRange | undefined): Ledger {
  const days = rows.map(({ day }) => ({ from: day, to: day }));
  const all = [...(ledger.rows ? [ledger.rows] : []), ...days];
  return {
    ...ledger,
    writes: ledger.writes + 1,
    coverage: covers ? addCoverage(ledger.coverage, covers) : ledger.coverage,
    rows: all.length > 0 ? all.reduce(hull) : null,
  };
}
