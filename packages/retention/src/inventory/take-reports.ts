import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Day } from '@oc-stats/contract';
import type { Session } from '@oc-stats/duckdb';
import { readReport } from '../report/read-report.ts';
import { reportDate } from '../report/report-date.ts';
import type { ReportKind } from '../report/report-kind.ts';
import { windowOf } from '../report/report-window.ts';
import { checkUsageWindows, windowWarnings, type Windowed } from '../report/usage-windows.ts';
import { checkZone, WallClockReader, type DateOrder } from '../report/wall-clock.ts';
import { joinReports, keepJoined } from './join.ts';
import { keepWarned } from './keep-warnings.ts';
import { onePerSession } from './one-per-session.ts';
import { addSnapshot } from './snapshots.ts';
import { Staging } from './staging.ts';
import { unreadable } from './unreadable.ts';
import { warnOfConflicts } from './warn-of-conflicts.ts';
import { warnOfEarlier } from './warn-of-earlier.ts';
import { warnOfValues } from './warn-of-values.ts';

const CHUNK = 128 * 1024;

/** Paths of files, of each report as many as there are. */
export interface Reports {
  readonly sessions: readonly string[];
  readonly usage: readonly string[];
  readonly storage: readonly string[];
}

export interface TakingOptions {
  /** Without it, the day with which the usage report ends, as its name says. */
  readonly asOf?: Day | undefined;
  readonly timeZone: string;
  readonly dateOrder: DateOrder;
  /** Root folders that hold courses. */
  readonly courseRoots: readonly string[];
  readonly taken: Date;
  /** In bytes. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Reads the reports into a new snapshot, and gives its number. */
export async function takeReports(
  session: Session,
  reports: Reports,
  options: TakingOptions,
): Promise<number> {
  const { courseRoots, taken, timeZone } = options;
  checkZone(timeZone);
  const files = filesOf(reports);
  const names = files.map(({ path }) => basename(path));
  const asOf =
    options.asOf ??
    reportDate((reports.usage.length > 0 ? reports.usage : reports.sessions).map((path) => basename(path)));
  const staging = new Staging(session);
  try {
    const read = await readAll(files, staging, options);
    for (const warning of windowWarnings(read, asOf)) staging.warn(names.indexOf(warning.file), warning);
    await staging.end();
    const first = (kind: ReportKind) =>
      Math.max(
        0,
        files.findIndex((file) => file.kind === kind),
      );
    const at = { created: first('created'), storage: first('storage') };
    for (const kind of ['created', 'storage'] as const)
      if (read.filter(({ sides }) => sides.includes(kind)).length > 1)
        await warnOfEarlier(session, { file: files.findLastIndex((file) => file.kind === kind), kind });
    await onePerSession(session);
    await joinReports(session, read.filter(({ sides }) => sides.includes('usage')).length);
    await warnOfConflicts(session, at);
    await warnOfValues(session, asOf, at);
    return await session.transaction(async () => {
      const origin = names.join(', ');
      const no = await addSnapshot(session, {
        asOf,
        timeZone,
        taken,
        origin,
        observedSince: null,
        hasAccounts: false,
      });
      await keepJoined(session, no, courseRoots);
      await keepWarned(session, no, names);
      return no;
    });
  } finally {
    await staging.drop();
  }
}

interface File {
  readonly kind: ReportKind;
  readonly path: string;
}

/** Of several of a kind, the latest last. */
function filesOf({ sessions, storage, usage }: Reports): File[] {
  const end = (path: string) => windowOf(basename(path))?.to ?? '';
  const of = (kind: ReportKind, paths: readonly string[]) =>
    paths
      .toSorted((a, b) => (end(a) < end(b) ? -1 : Number(end(a) > end(b))))
      .map((path) => ({ kind, path }));
  return [...of('created', sessions), ...of('usage', usage), ...of('storage', storage)];
}

async function readAll(
  files: readonly File[],
  staging: Staging,
  { dateOrder, onProgress, timeZone }: TakingOptions,
): Promise<Windowed[]> {
  const sizes = await Promise.all(files.map(({ path }) => sizeOf(path)));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const clock = new WallClockReader(timeZone, dateOrder);
  const read: Windowed[] = [];
  let before = 0;
  for (const [no, { kind, path }] of files.entries()) {
    const chunks = createReadStream(path, { highWaterMark: CHUNK });
    const file = basename(path);
    await readReport({ file, wanted: kind, chunks }, clock, {
      begin: (sides) => {
        read.push({ file, sides });
        checkUsageWindows(read);
      },
      row: (side, row) => staging.add(side, no, row),
      warn: (warning) => staging.warn(no, warning),
      pause: async () => {
        onProgress?.(before + chunks.bytesRead, total);
        await staging.pause();
      },
    }).catch((error: unknown) => {
      throw unreadable(path, error);
    });
    before += sizes[no] ?? 0;
  }
  return read;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    // Reading it says better what is wrong.
    return 0;
  }
}
