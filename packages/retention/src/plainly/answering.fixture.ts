import type { PlainRecording } from './joining.fixture.ts';

/** Everything about which `answer` and `overview` speak, reckoned again from the recordings with loops and sums. */

interface Amount {
  recordings: number;
  hours: number;
  bytes: null;
}

const DAY = 86_400_000;

export function answerPlainly(
  all: readonly PlainRecording[],
  { asOf, thresholds, yearStart }: { asOf: string; thresholds: readonly number[]; yearStart: number },
) {
  const inventory = all.filter(({ presence }) => presence !== 'usage-only');
  const watched = inventory.filter((one) => !isNever(one));
  const since = (months: number, isIn: (last: number, cutOff: number) => boolean) => ({
    months,
    ...split(watched.filter(({ lastView }) => lastView !== null && isIn(lastView, cutOffOf(asOf, months)))),
  });
  return {
    inventory: split(inventory),
    usageOnly: counted(all.filter(({ presence }) => presence === 'usage-only')),
    never: split(inventory.filter(isNever)),
    watched: {
      ...amount(watched),
      ...watching(watched),
      bySource: by(watched, ({ source }) => source, watching),
      byRootFolder: by(watched, ({ root }) => root, watching),
    },
    watchedUndated: counted(watched.filter(({ lastView }) => lastView === null)),
    stale: thresholds.map((months) => since(months, (last, cutOff) => last < cutOff)),
    recent: thresholds.map((months) => since(months, (last, cutOff) => last >= cutOff)),
    createdByYear: years(inventory, yearStart),
  };
}

export function overviewPlainly(
  all: readonly PlainRecording[],
  { asOf, folder, months }: { asOf: string; folder: readonly string[]; months: number },
) {
  const inventory = all.filter(({ presence }) => presence !== 'usage-only');
  const below = inventory.filter(({ levels }) => folder.every((name, level) => levels[level] === name));
  const cutOff = cutOffOf(asOf, months);
  const classes = (some: readonly PlainRecording[]) => ({
    new: amount(some.filter((one) => isNever(one) && one.started !== null && one.started >= cutOff)),
    never: amount(some.filter((one) => isNever(one) && !(one.started !== null && one.started >= cutOff))),
    unobserved: amount([]),
    stale: amount(some.filter((one) => !isNever(one) && one.lastView !== null && one.lastView < cutOff)),
    recent: amount(some.filter((one) => !isNever(one) && one.lastView !== null && one.lastView >= cutOff)),
    undated: amount(some.filter((one) => !isNever(one) && one.lastView === null)),
  });
  const child = ({ levels }: PlainRecording) =>
    levels[folder.length] ?? (folder.length === 0 ? '(no folder)' : '');
  const [sources, folders] = [namesOf(below, ({ source }) => source), namesOf(below, child)];
  const cells = (some: readonly PlainRecording[]) =>
    sources.map((source) =>
      folders.map((name) => amount(some.filter((one) => one.source === source && child(one) === name)).hours),
    );
  return {
    total: amount(below),
    classes: classes(below),
    bySource: sources.map((value) => ({
      value,
      classes: classes(below.filter(({ source }) => source === value)),
    })),
    byFolder: folders.map((value) => {
      const own = below.filter((one) => child(one) === value);
      const hasMore = own.some(({ levels }) => levels.length > folder.length + 1);
      return { value, hasMore, classes: classes(own) };
    }),
    matrix: { sources, folders, hours: cells(below), neverHours: cells(below.filter(isNever)) },
    ages: ages(below, asOf),
  };
}

export function isNever({ delivered, lastView, views }: PlainRecording): boolean {
  return views === 0 && delivered === 0 && lastView === null;
}

/** So many months before the day, or the end of that month when it is shorter, at midnight. */
export function cutOffOf(asOf: string, months: number): number {
  const [year = 0, month = 0, day = 0] = asOf.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return Date.UTC(year, month - 1 - months, Math.min(day, last));
}

function ages(some: readonly PlainRecording[], asOf: string) {
  const found: { months: number; recordings: number; hours: number }[] = [];
  for (const { lastView, minutes } of some.filter((one) => !isNever(one))) {
    if (lastView === null) continue;
    let months = 0;
    while (Math.floor(lastView / DAY) < cutOffOf(asOf, months + 1) / DAY) months += 1;
    while (found.length <= months) found.push({ months: found.length, recordings: 0, hours: 0 });
    const age = found[months];
    if (!age) continue;
    age.recordings += 1;
    age.hours += (minutes ?? 0) / 60;
  }
  return found;
}

function years(inventory: readonly PlainRecording[], start: number) {
  const yearOf = (started: number) => {
    const day = new Date(started);
    return day.getUTCMonth() + 1 >= start ? day.getUTCFullYear() : day.getUTCFullYear() - 1;
  };
  const dated = inventory.filter(({ started }) => started !== null);
  const found = [...new Set(dated.map(({ started }) => yearOf(started ?? 0)))].sort((a, b) => a - b);
  const watchedHours = (some: readonly PlainRecording[]) => amount(some.filter((one) => !isNever(one))).hours;
  return found.map((year) => {
    const own = dated.filter(({ started }) => yearOf(started ?? 0) === year);
    return {
      from: new Date(Date.UTC(year, start - 1, 1)).toISOString().slice(0, 10),
      to: new Date(Date.UTC(year + 1, start - 1, 0)).toISOString().slice(0, 10),
      ...amount(own),
      watchedHours: watchedHours(own),
      bySource: by(
        own,
        ({ source }) => source,
        (some) => ({ watchedHours: watchedHours(some) }),
      ),
    };
  });
}

function split(some: readonly PlainRecording[]) {
  const nothing = () => ({});
  return {
    ...amount(some),
    bySource: by(some, ({ source }) => source, nothing),
    byRootFolder: by(some, ({ root }) => root, nothing),
  };
}

function by<T extends object>(
  some: readonly PlainRecording[],
  name: (one: PlainRecording) => string,
  more: (own: readonly PlainRecording[]) => T,
) {
  return namesOf(some, name).map((value) => {
    const own = some.filter((one) => name(one) === value);
    return { value, ...amount(own), ...more(own) };
  });
}

function namesOf(some: readonly PlainRecording[], name: (one: PlainRecording) => string): string[] {
  return [...new Set(some.map(name))].sort();
}

export function amount(some: readonly PlainRecording[]): Amount {
  return {
    recordings: some.length,
    hours: some.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0) / 60,
    bytes: null,
  };
}

function counted(some: readonly PlainRecording[]) {
  const { hours, recordings } = amount(some);
  return { recordings, hours };
}

function watching(some: readonly PlainRecording[]) {
  const mean = (values: readonly number[]) =>
    values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  const views = some.map((one) => one.views).sort((a, b) => a - b);
  const [low, high] = [views[(views.length - 1) >> 1], views[views.length >> 1]];
  const percents = some.flatMap(({ average, minutes }) =>
    minutes !== null && minutes > 0 && average !== null ? [(100 * average) / minutes] : [],
  );
  return {
    meanViews: mean(views),
    medianViews: low === undefined || high === undefined ? null : (low + high) / 2,
    meanMinutes: mean(some.map(({ delivered }) => delivered)),
    meanPercentWatched: mean(percents),
  };
}
