import type { RetentionAnswers } from '@oc-stats/contract';
import type { RetentionInventory, Snapshot } from '@oc-stats/retention';
import { mainThreshold } from '../../retention/main-threshold.ts';
import { PARTS, type Part } from '../../retention/parts.ts';
import type { Answered, Comparison, Report, Scenarios } from '../../retention/report.ts';
import { warningKinds } from '../../retention/warning-kinds.ts';

export interface Asking {
  readonly inventory: RetentionInventory;
  readonly snapshot: Snapshot;
  readonly signal: AbortSignal;
  readonly thresholds?: readonly number[];
  readonly yearStart: number;
  /** Whether there is room for tables of any length. */
  readonly isLong: boolean;
  /** The earlier snapshot. */
  readonly then: Snapshot | null;
}

/** Asks what programs are told. */
export async function askAnswers(asking: Asking, scenarios: Scenarios): Promise<Answered> {
  const { inventory, signal, snapshot, then } = asking;
  const answers = await inventory.answer(snapshot.no, asking, signal);
  return { answers, scenarios, comparison: then ? await compared(asking, then, answers) : null };
}

/** Asks all that people are told. */
export async function askReport(
  asking: Asking,
  answered: Answered,
  played: Pick<Report, 'assumed' | 'differences' | 'plans'>,
): Promise<Report> {
  const { inventory, signal, snapshot } = asking;
  const { no, origin } = snapshot;
  const months = mainThreshold(answered.answers);
  return {
    ...answered,
    ...played,
    origin,
    overview: await inventory.overview(no, { months, folder: [] }, signal),
    parts: await askParts(asking, months),
    percentWatched: await inventory.percentWatched(no),
    archive: await inventory.archive(no),
    warnings: await warningKinds(inventory.warnings(no)),
  };
}

async function askParts({ inventory, isLong, signal, snapshot }: Asking, months: number): Promise<Part[]> {
  const parts: Part[] = [];
  for (const part of PARTS) {
    if ((part.isLong && !isLong) || (part.needsAccounts && !snapshot.hasAccounts)) continue;
    const rows = await inventory.breakdown({ snapshot: snapshot.no, months, by: part.by }, signal);
    parts.push({ ...part, rows });
  }
  return parts;
}

async function compared(
  { inventory, signal, snapshot }: Asking,
  then: Snapshot,
  answers: RetentionAnswers,
): Promise<Comparison> {
  const between = { earlier: then.no, later: snapshot.no, months: mainThreshold(answers) };
  const { inventory: all, never, watched } = await inventory.answer(then.no, {}, signal);
  return {
    asOf: then.asOf,
    inventory: amountOf(all),
    never: amountOf(never),
    watched: amountOf(watched),
    changes: await inventory.compare(between),
  };
}

function amountOf({ bytes, hours, recordings }: Comparison['never']): Comparison['never'] {
  return { recordings, hours, bytes };
}
