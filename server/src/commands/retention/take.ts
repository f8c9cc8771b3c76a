import { createReadStream } from 'node:fs';
import type { Reports, RetentionInventory } from '@oc-stats/retention';
import { pino } from 'pino';
import { loadConfig } from '../../config/load.ts';
import { createProgress } from '../../service/progress.ts';
import { timeZoneOf } from '../../service/settings.ts';
import type { Host } from '../host.ts';
import { dayOption, wrongUse } from './asked.ts';
import type { RetentionGiven } from './given.ts';

interface Taking {
  readonly inventory: RetentionInventory;
  readonly signal: AbortSignal;
}

/** Reads the reports into the inventory; gives the number of the snapshot. */
export async function takeNamedReports(
  host: Host,
  given: RetentionGiven,
  reports: Reports,
  { inventory, signal }: Taking,
): Promise<number> {
  await refuseUnwatched(reports);
  const progress = createProgress('Reading the reports', host.stderr);
  const onProgress = (done: number, total: number) => {
    signal.throwIfAborted();
    progress.update(total > 0 ? done / total : 1);
  };
  const options = {
    asOf: dayOption('--as-of', given.asOf),
    timeZone: given.timeZone ?? timeZoneOf(loadConfig(given, host.env, host.cwd)),
    dateOrder: given.dateOrder,
    courseRoots: given.courseFolder ?? [],
    taken: host.clock(),
    onProgress,
  };
  try {
    return await inventory.takeReports(reports, options, signal);
  } finally {
    progress.end();
  }
}

/** Reads the Opencast of the configuration, and when it was watched. */
export async function takeConfiguredOpencast(
  host: Host,
  given: RetentionGiven,
  { inventory, signal }: Taking,
): Promise<number> {
  const { takeFromOpencast } = await import('../../retention-opencast/take-from-opencast.ts');
  const progress = createProgress('Reading Opencast', host.stderr);
  const parts = {
    adapters: host.adapters,
    clock: host.clock,
    config: loadConfig(given, host.env, host.cwd),
    log: pino({ level: 'silent' }),
  };
  try {
    const { snapshot } = await takeFromOpencast(parts, {
      shelf: inventory,
      asOf: dayOption('--as-of', given.asOf),
      timeZone: given.timeZone,
      lastViews: given.lastViews,
      onProgress: ({ share, text }) => progress.update(share, text),
      signal,
    });
    return snapshot;
  } finally {
    progress.end();
  }
}

/** Without a report on views everything would look as if nobody ever watched it. */
async function refuseUnwatched({ sessions, usage }: Reports): Promise<void> {
  if (usage.length > 0 || (await Promise.all(sessions.map(tellsViews))).some(Boolean)) return;
  throw wrongUse('What was watched is in Panopto’s report “Session usage”: name it with --usage.');
}

/** Whether both reports were joined into this one; what cannot be read is told when it is read. */
async function tellsViews(path: string): Promise<boolean> {
  const { csvRows } = await import('@oc-stats/retention');
  try {
    for await (const [first] of csvRows(createReadStream(path)))
      if (first)
        return 'fields' in first && first.fields.some((name) => /^\W*views\W*and\W*downloads/i.test(name));
    return false;
  } catch {
    return true;
  }
}
