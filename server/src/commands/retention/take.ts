import { createReadStream } from 'node:fs';
import { maxDay, type Day } from '@oc-stats/contract';
import type { Reports, RetentionInventory } from '@oc-stats/retention';
import { pino } from 'pino';
import { loadConfig } from '../../config/load.ts';
import { createProgress } from '../../service/progress.ts';
import { timeZoneOf } from '../../service/settings.ts';
import type { Host } from '../host.ts';
import { OperatorError } from '../operator-error.ts';
import { dayOption, wrongUse } from './asked.ts';
import { EXIT_CODES } from './exit-codes.ts';
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
    asOf: await asOfOf(given, reports),
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
        return 'fields' in first && first.fields.some((name) => /^\W*views\s+and\s+downloads/i.test(name));
    return false;
  } catch {
    return true;
  }
}

/** As was said, or the end of what the reports cover by their names. */
async function asOfOf(given: RetentionGiven, { sessions, usage }: Reports): Promise<Day> {
  const said = dayOption('--as-of', given.asOf);
  if (said !== undefined) return said;
  const { windowOf } = await import('@oc-stats/retention');
  const ends = (usage.length > 0 ? usage : sessions).flatMap((file) => windowOf(file)?.to ?? []);
  if (ends.length > 0) return ends.reduce(maxDay);
  throw new OperatorError(
    'Of which day are the reports? Their names do not say (as sessionusage_2020-08-08--2022-06-01.csv does): say --as-of YYYY-MM-DD.',
    { exitCode: EXIT_CODES['no-date'] },
  );
}
