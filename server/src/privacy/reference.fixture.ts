import { addDays, startOfWeek, type Day } from '@oc-stats/contract';
import type { DailyRow } from '@oc-stats/store';

/** Parts of the rule that may be left out, to see that they are needed. */
export interface Weaker {
  readonly others?: boolean;
  readonly memory?: boolean;
  readonly covers?: boolean;
  readonly moved?: boolean;
}

/**
 * The rule once more, as plainly as it can be put down: from all rows, for one week, one day after the other. Names of
 * cells are `O`, `S:series`, `E:episode`, `P:series:episode`.
 */
export function withheldIn(
  all: readonly DailyRow[],
  monday: Day,
  least: number,
  { others: withOthers = true, memory = true, covers = true, moved: withMoved = true }: Weaker = {},
): ReadonlySet<string> {
  const week = all.filter(({ day }) => startOfWeek(day) === monday);
  const since = new Map<string, number>();
  let yesterday = new Set<string>();
  let hidden = new Set<string>();
  for (let day = 0; day < 7; day++) {
    const rows = week.filter((row) => row.day <= addDays(monday, day));
    const today = new Set<string>();
    hidden = new Set<string>();
    const whole = cellOf('O', rows, monday);
    if (whole.counted && whole.visitors < least) hidden.add('O');

    const series = unique(rows.map(seriesOf)).map((id) => cellOf(`S:${id}`, rows, monday));
    const start = [0, 1, 2, 3, 4, 5, 6].find((i) => sum(week, addDays(monday, i)) >= least) ?? 7;
    const served = protect(series, null, (one, from) => one.first <= Math.max(from, start));
    for (const { name } of series) {
      const own = rows.filter((row) => isIn(row, name));
      const id = name.slice(2);
      const members = unique(own.map((row) => row.episode)).map((episode) =>
        cellOf(`P:${id}:${episode}`, rows, monday),
      );
      const isElsewhere = (pair: string) =>
        rows.some((row) => isCounted(row) && row.episode === pair.split(':')[2] && seriesOf(row) !== id);
      const parent = served.others.has(name) ? served.oldest : null;
      protect(members, parent, (one, from) => one.first <= from || !isElsewhere(one.name));
    }
    for (const episode of unique(rows.map((row) => row.episode))) {
      const one = cellOf(`E:${episode}`, rows, monday);
      const isShut =
        withMoved &&
        rows.some((row) => row.episode === episode && hidden.has(`P:${seriesOf(row)}:${episode}`));
      if (one.counted && (one.visitors < least || isShut)) hidden.add(one.name);
    }
    if (memory) yesterday = today;

    /** Hides the small ones of a family, and others for their sake. */
    function protect(
      family: readonly Cell[],
      parent: number | null,
      isSecret: (one: Cell, from: number) => boolean,
    ): { others: ReadonlySet<string>; oldest: number } {
      const small = family.filter((one) => one.counted && one.visitors < least);
      const large = family
        .filter((one) => one.counted && one.visitors >= least)
        .sort(
          (a, b) =>
            Number(yesterday.has(b.name)) - Number(yesterday.has(a.name)) ||
            a.visitors - b.visitors ||
            rank(a.name, b.name),
        );
      const oldest = Math.min(7, ...small.map((one) => one.first));
      const others = new Map<string, Cell>();
      const untold = (from: number) => large.filter((one) => (since.get(one.name) ?? 0) <= from);
      if (withOthers && small.length > 0) {
        const fit = untold(oldest);
        const alone = small.find((one) => one.first === oldest);
        const rest = small.filter((one) => one !== alone);
        const good = (one: Cell) => isSecret(one, oldest);
        const wanted = !rest.some(good) && fit.some(good) ? good : () => true;
        const early = (one: Cell) => one.first <= oldest;
        const order = [
          ...fit.filter(early),
          ...fit.filter((one) => !early(one) && good(one)),
          ...fit.filter((one) => !good(one)),
        ];
        for (const one of order) {
          const visitors = [...small, ...others.values()].reduce((all, { visitors: own }) => all + own, 0);
          if (visitors >= least && [...rest, ...others.values()].some(wanted)) break;
          others.set(one.name, one);
        }
      }
      if (covers && parent !== null) {
        const fit = untold(parent);
        const good = (one: Cell) => isSecret(one, parent);
        const isCovered = [...small, ...fit.filter((one) => others.has(one.name))].some(good);
        const early = (one: Cell) => one.first <= parent;
        const next = fit.find(early) ?? fit.find(good) ?? fit[0];
        if (!isCovered && next) others.set(next.name, next);
      }
      for (const { name } of [...small, ...others.values()]) hidden.add(name);
      for (const name of others.keys()) today.add(name);
      for (const { name } of large) if (memory && !others.has(name)) since.set(name, day + 1);
      return { others: new Set(others.keys()), oldest };
    }
  }
  return hidden;
}

interface Cell {
  readonly name: string;
  readonly visitors: number;
  readonly counted: boolean;
  readonly first: number;
}

function cellOf(name: string, rows: readonly DailyRow[], monday: Day): Cell {
  const own = rows.filter((row) => isIn(row, name));
  const days = own.filter(isCounted).map((row) => row.day);
  return {
    name,
    visitors: own.reduce((all, row) => all + row.visitors, 0),
    counted: days.length > 0,
    first: [0, 1, 2, 3, 4, 5, 6].find((i) => days.includes(addDays(monday, i))) ?? 7,
  };
}

function sum(rows: readonly DailyRow[], until: Day): number {
  return rows.reduce((all, row) => all + (row.day <= until ? row.visitors : 0), 0);
}

function isCounted(row: DailyRow): boolean {
  return row.plays + row.visitors + row.finishes > 0;
}

export function seriesOf(row: DailyRow): string {
  return row.series ?? '-';
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}

/** `S:-` is the series without an id, which comes last. */
function rank(a: string, b: string): number {
  if ((a === 'S:-') !== (b === 'S:-')) return a === 'S:-' ? 1 : -1;
  return a < b ? -1 : 1;
}

/** Whether a row counts in a cell of that name. */
export function isIn(row: DailyRow, key: string): boolean {
  const [kind, ...ids] = key.split(':');
  if (kind === 'O') return true;
  if (kind === 'E') return row.episode === ids[0];
  return seriesOf(row) === ids[0] && (kind === 'S' || row.episode === ids[1]);
}

/** All that can be asked about. */
export function keysOf(rows: readonly DailyRow[]): string[] {
  const keys = rows.flatMap((row) => [
    `S:${seriesOf(row)}`,
    `E:${row.episode}`,
    `P:${seriesOf(row)}:${row.episode}`,
  ]);
  return ['O', ...unique(keys)];
}
