import { existsSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDay } from '@oc-stats/contract';
import type { Reports } from '@oc-stats/retention';
import { loadConfig } from '../../config/load.ts';
import type { Host } from '../host.ts';
import { OperatorError } from '../operator-error.ts';
import { EXIT_CODES } from './exit-codes.ts';
import type { RetentionGiven } from './given.ts';

/** The exit code of `program.ts` for what was typed wrongly. */
const WRONG_USE = 2;
const MOST_MONTHS = 1_200;

export function wrongUse(message: string): OperatorError {
  return new OperatorError(message, { exitCode: WRONG_USE });
}

/** The reports that were named; `null` where none was. */
export function reportsOf(given: RetentionGiven, cwd: string): Reports | null {
  const { sessions = [], storage = [], usage = [] } = given;
  const files = [...sessions, ...usage, ...storage];
  // A variable of a script that is not set would otherwise name the folder it runs in.
  if ([...files, given.out].includes('')) throw wrongUse('A file or folder has an empty name.');
  if (given.opencast && files.length > 0)
    throw wrongUse('--opencast reads Opencast itself: leave --sessions, --usage and --storage out.');
  if (files.length === 0) return null;
  if (sessions.length + storage.length === 0)
    throw wrongUse('--usage says what was watched; what there is, say --sessions or --storage.');
  refuseTwice(files, cwd);
  const paths = (names: readonly string[]) => names.map((name) => resolve(cwd, name));
  return { sessions: paths(sessions), usage: paths(usage), storage: paths(storage) };
}

/** Each report once, by whatever name. */
function refuseTwice(files: readonly string[], cwd: string): void {
  const seen = new Map<string, string>();
  for (const file of files) {
    const real = realPath(resolve(cwd, file));
    const before = seen.get(real);
    if (before !== undefined) {
      const names = before === file ? file : `${before} and ${file}`;
      throw wrongUse(`The same file is named twice: ${names}.`);
    }
    seen.set(real, file);
  }
}

/** What cannot be found is told when it is read. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

export function dayOption(name: string, value: string | undefined): string | undefined {
  if (value !== undefined && !isDay(value)) throw wrongUse(`${name}: write it as YYYY-MM-DD.`);
  return value;
}

/** Months without a view, from the fewest. */
export function thresholdsOf({ thresholds }: RetentionGiven): { readonly thresholds?: readonly number[] } {
  if (thresholds === undefined) return {};
  const months = thresholds.split(',').map((text) => (/^ *\d{1,4} *$/.test(text) ? Number(text) : NaN));
  if (months.some((one) => !(one >= 1 && one <= MOST_MONTHS)))
    throw wrongUse('--thresholds: write months, such as 6,12,18.');
  return { thresholds: [...new Set(months)].sort((a, b) => a - b) };
}

export function yearStartOf({ yearStart }: RetentionGiven): number {
  const month = /^\d{1,2}$/.test(yearStart) ? Number(yearStart) : NaN;
  if (!(month >= 1 && month <= 12)) throw wrongUse('--year-start: write a month from 1 to 12.');
  return month;
}

/** What would do nothing, or something else than was meant. */
export function refuseUseless(given: RetentionGiven, { stdout }: Pick<Host, 'stdout'>): void {
  const { compare, courseFolder, format, keep, lastViews, opencast, out, snapshots, table, timeZone } = given;
  const named = given.sessions !== undefined || given.storage !== undefined;
  const takes = opencast === true || named;
  if (snapshots && takes) throw wrongUse('--snapshots lists what was kept: leave the reports out.');
  if (snapshots && out !== undefined) throw wrongUse('--snapshots prints a list: leave --out out.');
  if (lastViews !== undefined && !opencast)
    throw wrongUse('--last-views goes with --opencast: the reports of Panopto say themselves.');
  if (courseFolder !== undefined && !named)
    throw wrongUse('--course-folder goes with Panopto’s reports: it is kept with what is read.');
  if (timeZone !== undefined && !takes)
    throw wrongUse('--time-zone is for what is read: name the reports as well, or leave it out.');
  if (keep && !takes) throw wrongUse('--keep keeps what is read: name the reports as well.');
  if (compare !== undefined && takes && !keep)
    throw wrongUse('--compare needs both in the data folder: say --keep as well.');
  if (given.export !== undefined && out === undefined)
    throw wrongUse('--export needs a folder: say --out DIR.');
  if (table !== undefined && format !== 'csv') throw wrongUse('--table goes with --format csv.');
  if (format === 'csv' && out === undefined && table === undefined)
    throw wrongUse(
      '--format csv: say which table with --table NAME, or where all of them go with --out DIR.',
    );
  if (format === 'xlsx' && out === undefined && stdout.isTTY)
    throw wrongUse('--format xlsx is nothing for a terminal: say --out DIR, or send it into a file.');
}

/** Where kept snapshots lie. */
export function keptFolder(host: Host, given: RetentionGiven): string {
  const { folder } = loadConfig(given, host.env, host.cwd).store;
  if (given.keep || existsSync(join(folder, 'retention.duckdb'))) return folder;
  throw new OperatorError(
    `Nothing was kept in ${folder} yet. Name the reports: --sessions FILE --usage FILE, or --opencast.`,
    { exitCode: EXIT_CODES['no-snapshot'] },
  );
}
