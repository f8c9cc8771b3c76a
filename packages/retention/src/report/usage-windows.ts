import { addDays, type Day, type DayRange } from '@oc-stats/contract';
import { RetentionError } from '../retention-error.ts';
import { overlap, windowOf } from './report-window.ts';
import type { RowSide } from './sides.ts';
import type { Warning } from './warning.ts';

export interface Windowed {
  /** The name by which people know it. */
  readonly file: string;
  readonly sides: readonly RowSide[];
}

/** Views of two usage reports add up, so no day may be in both; that none is has to be known. */
export function checkUsageWindows(files: readonly Windowed[]): void {
  const usage = files.filter(({ sides }) => sides.includes('usage'));
  if (usage.length < 2) return;
  const unknown = usage.find(({ file }) => windowOf(file) === null);
  if (unknown) {
    throw new RetentionError(
      'unknown-window',
      `There are ${usage.length} reports with usage, and the name of ${unknown.file} does not say which days it covers. Give it the name that Panopto gave it, as sessionusage_2020-08-08--2022-06-01.csv.`,
    );
  }
  const [earlier, later] = usage.flatMap(({ file }, i) => {
    const twin = usage.slice(i + 1).find((other) => isOverlapping(file, other.file));
    return twin ? [file, twin.file] : [];
  });
  if (earlier === undefined || later === undefined) return;
  throw new RetentionError(
    'windows-overlap',
    `${earlier} and ${later} cover the same days, so that views would count twice. Give one report for the whole time, or reports whose days lie apart.`,
  );
}

/** Where reports of one inventory do not cover the same days, so that what one says, the others cannot know. */
export function windowWarnings(files: readonly Windowed[], asOf: Day): Warning[] {
  const dated = files.flatMap(({ file, sides }) => {
    const window = windowOf(file);
    return window ? [{ file, sides, window }] : [];
  });
  const usage = dated.filter(({ sides }) => sides.includes('usage'));
  const all = usage.length > 0 ? coverOf(usage.map(({ window }) => window)) : null;
  const warn = (file: string, message: string): Warning => ({
    file,
    line: null,
    code: 'windows-differ',
    message,
  });
  const warnings: Warning[] = [];
  for (const { file, sides, window } of dated) {
    if (all && !sides.includes('usage') && (window.from !== all.from || window.to !== all.to)) {
      const message = `${file} covers ${wordsOf(window)}, usage is known of ${wordsOf(all)}. What was viewed on other days is not known.`;
      warnings.push(warn(file, message));
    }
  }
  const inOrder = usage.toSorted((a, b) => (a.window.from < b.window.from ? -1 : 1));
  for (const [i, { file, window }] of inOrder.entries()) {
    const next = inOrder[i + 1];
    if (next && addDays(window.to, 1) < next.window.from)
      warnings.push(
        warn(
          next.file,
          `Of the days between ${window.to} and ${next.window.from} no report with usage is given (${file}, ${next.file}).`,
        ),
      );
  }
  const last = inOrder.at(-1);
  if (all && last && all.to < asOf)
    warnings.push(
      warn(last.file, `Usage is known until ${all.to}; what was viewed from then to ${asOf} is not known.`),
    );
  return warnings;
}

function coverOf(windows: readonly DayRange[]): DayRange {
  const from = windows.map((window) => window.from).sort();
  const to = windows.map((window) => window.to).sort();
  return { from: from[0] ?? '', to: to.at(-1) ?? '' };
}

function wordsOf({ from, to }: DayRange): string {
  return `${from} to ${to}`;
}

function isOverlapping(a: string, b: string): boolean {
  const [one, other] = [windowOf(a), windowOf(b)];
  return one !== null && other !== null && overlap(one, other);
}
