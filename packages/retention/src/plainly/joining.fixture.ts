import type { PlainRow, Tell } from './reading.fixture.ts';

export interface PlainRecording {
  readonly id: string;
  readonly presence: 'both' | 'created-only' | 'usage-only';
  readonly levels: readonly string[];
  readonly root: string;
  readonly kind: string;
  readonly source: string;
  readonly creator: string;
  readonly minutes: number | null;
  readonly started: number | null;
  readonly views: number;
  readonly viewers: number;
  readonly delivered: number;
  readonly average: number | null;
  readonly lastView: number | null;
  readonly archived: boolean | null;
  readonly archivedOn: number | null;
  readonly onDemandHours: number | null;
  readonly archivedHours: number | null;
}

export interface PlainReports {
  /** Of each, the files in the order of their ends. */
  readonly created: readonly (readonly PlainRow[])[];
  readonly usage: readonly (readonly PlainRow[])[];
  readonly storage: readonly (readonly PlainRow[])[];
}

const VIEWS = 'Views and Downloads';
const VIEWERS = 'Unique Viewers';
const DELIVERED = 'Minutes Delivered';
const AVERAGE = 'Average Minutes Delivered';
const LAST = 'Most Recent View Date';
const TEXTS = ['Session Name', 'Creator', 'Email', 'Folder Name', 'Stream Source'];

export interface Conflicts {
  readonly usage: Record<string, number>;
  readonly storage: Record<string, number>;
  /** Between reports of one kind. */
  readonly earlier: Record<string, number>;
}

/** Joins by hand: one id after the other, the row that counts looked for among all. */
export function joinPlainly(
  reports: PlainReports,
  courseRoots: readonly string[],
  tell: Tell,
): { recordings: PlainRecording[]; conflicts: Conflicts } {
  for (const file of [...reports.created, ...reports.usage, ...reports.storage]) tellDuplicates(file, tell);
  const all = [...reports.created, ...reports.usage, ...reports.storage].flat();
  const conflicts: Conflicts = { usage: {}, storage: {}, earlier: {} };
  countEarlier(conflicts.earlier, 'Sessions created or edited', reports.created);
  countEarlier(conflicts.earlier, 'System session storage', reports.storage);
  const recordings = [...new Set(all.map(({ id }) => id))].map((id) => {
    const of = (files: readonly (readonly PlainRow[])[]) =>
      files.map((rows) => rows.filter((row) => row.id === id));
    const created = of(reports.created)
      .filter((rows) => rows.length > 0)
      .at(-1);
    const c = best(created ?? [], ['Last Time Edited']);
    const s = best(of(reports.storage).flat(), []);
    const usage = of(reports.usage).flatMap((rows) => best(rows, [LAST, VIEWS, DELIVERED]) ?? []);
    const u = usage.length > 0 ? usage : null;
    if (c && u) compare(conflicts.usage, c, latest(u));
    if (s && c) compare(conflicts.storage, s, c);
    const said = [s, c, u && latest(u)].filter((row) => row !== null && row !== undefined);
    const text = (name: string) =>
      said.map(({ texts }) => texts[name] ?? null).find((value) => value !== null) ?? '';
    const number = (name: string) =>
      said.map(({ numbers }) => numbers[name] ?? null).find((value) => value !== null) ?? null;
    const levels = said.map(({ levels }) => levels).find(({ length }) => length > 0) ?? [];
    const numbers = (name: string) => usage.flatMap((row) => row.numbers[name] ?? []);
    const [views, delivered] = [sum(numbers(VIEWS)), sum(numbers(DELIVERED))];
    const several = numbers(DELIVERED).length > 0 && views > 0 ? delivered / views : null;
    return {
      id,
      presence: !c && !s ? ('usage-only' as const) : u ? ('both' as const) : ('created-only' as const),
      levels,
      root: levels[0] ?? '(no folder)',
      kind: levels[0] === 'Users' ? 'personal' : courseRoots.includes(levels[0] ?? '') ? 'course' : 'other',
      source: text('Stream Source') || 'Unspecified',
      creator: text('Creator'),
      minutes: number('minutes'),
      started: number('Start Time'),
      views,
      viewers: Math.max(0, ...numbers(VIEWERS)),
      delivered,
      average: usage.length > 1 ? several : (usage[0]?.numbers[AVERAGE] ?? null),
      lastView: numbers(LAST).length > 0 ? Math.max(...numbers(LAST)) : null,
      archived: s?.archived ?? null,
      archivedOn: s?.numbers['Archived Date'] ?? null,
      onDemandHours: s?.numbers['On-Demand Hours'] ?? null,
      archivedHours: s?.numbers['Archived Hours (Unedited hours)'] ?? null,
    };
  });
  return { recordings, conflicts };
}

/** The row with the most of the first column, then of the second and so on, then the last; what is not there is the least. */
function best(rows: readonly PlainRow[], columns: readonly string[]): PlainRow | null {
  let found: PlainRow | null = null;
  for (const row of rows) {
    const found0 = found;
    const isBetter =
      found0 === null ||
      (columns.map((name) => (row.numbers[name] ?? -1) - (found0.numbers[name] ?? -1)).find((d) => d !== 0) ??
        1) > 0;
    if (isBetter) found = row;
  }
  return found;
}

/** Of each column what the latest file says of it. */
function latest(rows: readonly PlainRow[]): PlainRow {
  return rows.reduce((older, newer) => ({
    ...newer,
    levels: newer.levels.length > 0 ? newer.levels : older.levels,
    texts: Object.fromEntries(TEXTS.map((name) => [name, newer.texts[name] ?? older.texts[name] ?? null])),
    numbers: {
      ...newer.numbers,
      minutes: newer.numbers.minutes ?? older.numbers.minutes ?? null,
      'Start Time': newer.numbers['Start Time'] ?? older.numbers['Start Time'] ?? null,
    },
  }));
}

function tellDuplicates(rows: readonly PlainRow[], tell: Tell): void {
  for (const [at, row] of rows.entries()) {
    const same = rows.filter(({ id }) => id === row.id);
    if (rows.findIndex(({ id }) => id === row.id) === at) continue;
    const said = new Set(same.map(({ file: _, line: __, ...what }) => JSON.stringify(what)));
    tell(row.file, row.line, said.size > 1 ? 'contradicting-duplicate' : 'duplicate');
  }
}

/** In how many sessions that are in several files a column says several things. */
function countEarlier(
  counts: Record<string, number>,
  kind: string,
  files: readonly (readonly PlainRow[])[],
): void {
  for (const id of new Set(files.flat().map((row) => row.id))) {
    const rows = files.flat().filter((row) => row.id === id);
    if (new Set(rows.map(({ file }) => file)).size < 2) continue;
    const count = (name: string, of: (row: PlainRow) => string | number | null | undefined) => {
      const said = new Set(rows.map((row) => of(row) ?? '').filter((value) => value !== ''));
      if (said.size > 1) counts[`${kind}: ${name}`] = (counts[`${kind}: ${name}`] ?? 0) + 1;
    };
    for (const name of TEXTS) count(name, ({ texts }) => texts[name]);
    count('Start Time', ({ numbers }) => numbers['Start Time']);
    count('Session Length', ({ numbers }) => numbers.minutes);
    count('Root Folder (Level 0)', ({ levels }) => (levels.length > 0 ? JSON.stringify(levels) : ''));
  }
}

function compare(counts: Record<string, number>, one: PlainRow, other: PlainRow): void {
  const count = (name: string, a: unknown, b: unknown) => {
    if (a !== null && b !== null && a !== b) counts[name] = (counts[name] ?? 0) + 1;
  };
  for (const name of TEXTS) count(name, one.texts[name] ?? null, other.texts[name] ?? null);
  count('Start Time', one.numbers['Start Time'] ?? null, other.numbers['Start Time'] ?? null);
  count('Session Length', one.numbers.minutes ?? null, other.numbers.minutes ?? null);
  if (one.levels.length === 0 || other.levels.length === 0) return;
  const names = ['Root Folder (Level 0)', ...[1, 2, 3, 4].map((level) => `Subfolder (Level ${level})`)];
  for (const [level, name] of names.entries())
    count(name, one.levels[level] ?? '', other.levels[level] ?? '');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
