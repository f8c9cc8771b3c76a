import { appendRows, writtenText, type Session } from '@oc-stats/duckdb';
import { createDayCell } from './day-cells.ts';
import type { Kind, KindOfThing } from './kind.ts';

/** Puts what was read beside what is known, in a temporary table that is compared with it. */
export async function stage<T extends { readonly id: string }>(
  session: Session,
  kind: Kind<T>,
  all: readonly T[],
  signal: AbortSignal | undefined,
): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE ${stagedOf(kind)} AS SELECT id, ${kind.columns.join(', ')} FROM ${kind.table} LIMIT 0`,
  );
  const dayCell = createDayCell();
  const cellsOf = (one: T) => [writtenText(one.id), ...kind.cellsOf(one, dayCell)];
  await appendRows(session, stagedOf(kind), lastOfEach(all), cellsOf, signal);
}

/** What stays here all the same is replaced by the next reading. */
export async function clearStage(session: Session, kind: KindOfThing): Promise<void> {
  for (const table of [stagedOf(kind), differingOf(kind)]) {
    await session.run(`DROP TABLE IF EXISTS ${table}`).catch(() => undefined);
  }
}

export function stagedOf({ table }: KindOfThing): string {
  return `staged_${table}`;
}

export function differingOf({ table }: KindOfThing): string {
  return `differing_${table}`;
}

/** As in a catalogue, the last of two with one id counts. */
function* lastOfEach<T extends { readonly id: string }>(all: readonly T[]): Iterable<T> {
  const seen = new Set<string>();
  for (let at = all.length - 1; at >= 0; at--) {
    const one = all[at] as T;
    if (seen.has(one.id)) continue;
    seen.add(one.id);
    yield one;
  }
}
