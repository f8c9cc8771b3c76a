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
  const rows = all.filter(({ day }) => startOfWeek(day) === monday);
  const since = new Map<string, number>();
  let hidden = new Set<string>();
  for (let day = 0; day < 7; day++) {
    const until = addDays(monday, day);
    const count = (test: (row: DailyRow) => boolean, last = until) => {
      const own = rows.filter((row) => test(row) && row.day <= last);
      return {
        visitors: own.reduce((sum, row) => sum + row.visitors, 0),
        counted: own.some((row) => row.plays + row.visitors + row.finishes > 0),
      };
    };
    const firstDay = (test: (row: DailyRow) => boolean) =>
      [0, 1, 2, 3, 4, 5, 6].find((i) => count(test, addDays(monday, i)).counted) ?? 7;
    const isMoved = (episode: string) =>
      new Set(
        rows
          .filter((row) => row.episode === episode && row.plays + row.visitors + row.finishes > 0)
          .map(seriesOf),
      ).size > 1;

    hidden = new Set<string>();
    const whole = count(() => true);
    if (whole.counted && whole.visitors < least) hidden.add('O');

    const series = unique(rows.map(seriesOf)).map((id) => member(`S:${id}`, (row) => seriesOf(row) === id));
    const shields = shield(series, null, () => false);
    for (const id of unique(rows.map(seriesOf))) {
      const episodes = unique(rows.filter((row) => seriesOf(row) === id).map((row) => row.episode));
      const members = episodes.map((episode) =>
        member(`P:${id}:${episode}`, (row) => seriesOf(row) === id && row.episode === episode),
      );
      shield(members, shields.others.has(`S:${id}`) ? shields.oldest : null, (name) =>
        isMoved(name.split(':')[2] ?? ''),
      );
    }
    for (const episode of unique(rows.map((row) => row.episode))) {
      const { visitors, counted } = count((row) => row.episode === episode);
      const pairs = unique(rows.filter((row) => row.episode === episode).map(seriesOf));
      const isShut = withMoved && pairs.some((id) => hidden.has(`P:${id}:${episode}`));
      if (counted && (visitors < least || isShut)) hidden.add(`E:${episode}`);
    }

    function member(name: string, test: (row: DailyRow) => boolean) {
      return { name, ...count(test), first: firstDay(test) };
    }

    /** Hides the small ones of a family, and others for their sake. */
    function shield(
      family: readonly ReturnType<typeof member>[],
      parentSince: number | null,
      moved: (name: string) => boolean,
    ): { others: Set<string>; oldest: number } {
      const counted = family.filter((one) => one.counted);
      const small = counted.filter((one) => one.visitors < least);
      const large = counted.filter((one) => one.visitors >= least).sort(bySize);
      const oldest = Math.min(7, ...small.map((one) => one.first));
      const others = new Set<string>();
      const group = () => [...small, ...large.filter((one) => others.has(one.name))];
      const isEnough = () =>
        group().reduce((sum, one) => sum + one.visitors, 0) >= least &&
        (group().filter((one) => one.first <= oldest).length > 1 ||
          group().some((one) => one.first > oldest && !moved(one.name)));
      if (withOthers && small.length > 0) {
        const untold = large.filter((one) => (since.get(one.name) ?? 0) <= oldest);
        const order = [
          ...untold.filter((one) => one.first <= oldest),
          ...untold.filter((one) => one.first > oldest && !moved(one.name)),
          ...untold.filter((one) => one.first > oldest && moved(one.name)),
        ];
        for (const one of order) if (!isEnough()) others.add(one.name);
      }
      if (covers && parentSince !== null) {
        const isBegun = counted.some((one) => one.first <= parentSince);
        const isFit = (one: (typeof family)[number]) =>
          (since.get(one.name) ?? 0) <= parentSince && (!isBegun || one.first <= parentSince);
        const next = large.find(isFit);
        if (!group().some(isFit) && next) others.add(next.name);
      }
      for (const one of group()) hidden.add(one.name);
      for (const one of large) if (memory && !others.has(one.name)) since.set(one.name, day + 1);
      return { others, oldest };
    }
  }
  return hidden;
}

export function seriesOf(row: DailyRow): string {
  return row.series ?? '-';
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}

function bySize(a: { name: string; visitors: number }, b: { name: string; visitors: number }): number {
  return a.visitors - b.visitors || rank(a.name, b.name);
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
