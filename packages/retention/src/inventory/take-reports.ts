import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Session } from '@oc-stats/duckdb';
import type { Day } from '@oc-stats/contract';
import { readReport } from '../report/read-report.ts';
import type { ReportKind } from '../report/report-kind.ts';
import { RetentionError } from '../retention-error.ts';
import { checkZone, WallClockReader, type DateOrder } from '../report/wall-clock.ts';
import type { SessionRow } from '../report/session-row.ts';
import type { RowSide } from '../report/sides.ts';
import type { Warning } from '../report/warning.ts';
import { checkRows } from './check-rows.ts';
import { join } from './join.ts';
import { Staging } from './staging.ts';

const CHUNK = 256 * 1024;

export interface Reports {
  readonly sessions: readonly string[];
  readonly usage: readonly string[];
  readonly storage: readonly string[];
}

export interface TakingOptions {
  readonly asOf: Day;
  readonly timeZone: string;
  readonly dateOrder: DateOrder;
  readonly courseRoots: readonly string[];
  readonly taken: Date;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Reads the reports into a new snapshot, and gives its number. */
export async function takeReports(
  session: Session,
  reports: Reports,
  options: TakingOptions,
  warn: (warning: Warning) => void,
): Promise<number> {
  const { asOf, courseRoots, dateOrder, onProgress, taken, timeZone } = options;
  checkZone(timeZone);
  const files = filesOf(reports);
  const sizes = await Promise.all(
    files.map(({ path }) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const clock = new WallClockReader(timeZone, dateOrder);
  const staging = await Staging.create(session);
  let before = 0;
  for (const [no, { kind, path }] of files.entries()) {
    const chunks = createReadStream(path, { highWaterMark: CHUNK });
    const taker = {
      row: (side: RowSide, row: SessionRow) => staging.add(side, no, row),
      warn,
      pause: async () => {
        onProgress?.(before + chunks.bytesRead, total);
        await staging.putAway();
      },
    };
    await readReport({ file: basename(path), wanted: kind, chunks }, clock, taker).catch((error: unknown) => {
      throw unreadable(path, error);
    });
    before += sizes[no] ?? 0;
  }
  await staging.putAway(1);
  await checkRows(
    session,
    files.map(({ path }) => basename(path)),
    warn,
  );
  const [[last] = []] = await session.rows('SELECT coalesce(max(no), 0)::INTEGER FROM snapshot');
  const snapshot = Number(last) + 1;
  await session.transaction(async () => {
    await session.run('INSERT INTO snapshot VALUES ($no, $asOf::DATE, $zone, $taken::TIMESTAMP, $origin)', {
      no: snapshot,
      asOf,
      zone: timeZone,
      taken: taken.toISOString().slice(0, 19),
      origin: files.map(({ path }) => basename(path)).join(', '),
    });
    await join(session, snapshot, courseRoots);
  });
  await staging.drop();
  return snapshot;
}

interface File {
  readonly kind: ReportKind;
  readonly path: string;
}

function filesOf({ sessions, storage, usage }: Reports): File[] {
  const of = (kind: ReportKind) => (path: string) => ({ kind, path });
  return [...sessions.map(of('created')), ...usage.map(of('usage')), ...storage.map(of('storage'))];
}

function unreadable(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof RetentionError || !('code' in error)) return error;
  const why = error.code === 'ENOENT' ? 'there is no such file' : error.message;
  return new RetentionError('unreadable', `${path} cannot be read: ${why}.`, { cause: error });
}
