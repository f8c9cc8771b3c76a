import type { Day, RetentionPlan, RetentionRule, RetentionScope } from '@oc-stats/contract';
import { KINDS, NONE, type Columns } from './columns.ts';

/**
 * The same, as one would reckon it by hand: every day, every rule, every recording. Written on its own, with days as
 * dates and no look-up, so that what it has in common with the real one is what is asked and nothing else.
 */
export function naive(
  columns: Columns,
  plan: RetentionPlan,
  asOf: Day,
  isActive: (creator: string) => boolean,
) {
  const things = [...inventoryOf(columns, asOf), ...intakeOf(columns, plan, asOf)];
  const done: { id: number; rule: string; fired: Day; done: Day; gone: Day }[] = [];
  const months: Record<
    string,
    { stored: number; archived: number; deleted: number; created: number; told: number }
  > = {};
  const told = new Map<string, Set<number>>();
  const tell = (day: Day, thing: Thing) => {
    const month = day.slice(0, 7);
    told.set(month, (told.get(month) ?? new Set()).add(columns.creator[thing.of] ?? 0));
  };
  let last = '';
  for (let day = asOf; ; day = shifted(day, 1, 'day')) {
    if (last !== '' && day.slice(0, 7) !== last) {
      months[last] = tally(things, shifted(day, -1, 'day'), told.get(last)?.size ?? 0);
      if (Object.keys(months).length === plan.horizon) break;
    }
    last = day.slice(0, 7);
    for (const rule of plan.rules) {
      if (!isRun(rule.runs ?? plan.runs, day) || day < (rule.from ?? '')) continue;
      const hit = things.filter((thing) => isDue(thing, rule, day));
      if (rule.whileOver) hit.sort((a, b) => goesFirst(a, b, rule));
      for (const thing of hit) {
        const { whileOver } = rule;
        if (whileOver && !(willLie(things, day, whileOver) > (plan.quotas?.[whileOver] ?? 0) + 1e-6))
          continue;
        fire(thing, rule, day);
      }
    }
  }
  return { months, done: done.filter((one) => !isPassing(one)) };

  function isDue(thing: Thing, rule: RetentionRule, day: Day): boolean {
    if (thing.deleted || day < (thing.created ?? '') || day < thing.busyUntil || thing.fired.has(rule))
      return false;
    if (rule.action === 'archive' && thing.since.archived) return false;
    if (rule.action === 'unpublish' && thing.since.unpublished) return false;
    if (rule.action === 'disable' && thing.since.disabled) return false;
    if (rule.action === 'strip' && thing.since.stripped) return false;
    if (rule.whileOver === 'archived' && !thing.since.archived) return false;
    if (rule.whileOver === 'stored' && thing.since.archived) return false;
    if (!applies(thing, rule.where ?? {})) return false;
    for (const exemption of plan.exempt ?? []) {
      const isForThis = exemption.actions?.includes(rule.action) ?? true;
      if (day < (exemption.until ?? '9') && isForThis && applies(thing, exemption)) return false;
    }
    const { fewerViews } = rule;
    if (fewerViews && day < shifted(asOf, 12 * (thing.year + 1), 'month')) {
      const alone = fewerViews.of === 'recording' || folderOf(thing) === '';
      const same = alone
        ? []
        : things.filter((other) => other.year === thing.year && folderOf(other) === folderOf(thing));
      const views = alone
        ? (columns.yearViews[thing.of] ?? 0)
        : same.reduce((sum, other) => sum + (columns.yearViews[other.of] ?? 0) * other.weight, 0);
      if (!(views < fewerViews.than)) return false;
    }
    return [rule, ...(rule.also ?? [])].every(({ after, since }) => {
      const start = thing.since[since];
      if (!start) return false;
      return after ? start < back(day, after) : start <= day;
    });
  }

  function fire(thing: Thing, rule: RetentionRule, day: Day): void {
    const waits = (rule.notice ?? []).map((span) => ahead(day, span));
    const when = [day, ...waits].sort().at(-1) ?? day;
    if (rule.notice || rule.action === 'notify') tell(day, thing);
    // The longest notice is the first word; of those that are as long, the others remind on the day that they name.
    const reminders = (rule.notice ?? [])
      .map((span) => back(when, span))
      .sort()
      .slice(1);
    for (const reminder of reminders) tell(reminder < day ? day : reminder, thing);
    const gone = rule.grace ? ahead(when, rule.grace) : when;
    if (thing.year === 0) done.push({ id: thing.of, rule: rule.name, fired: day, done: when, gone });
    thing.fired.add(rule);
    thing.busyUntil = when;
    if (rule.action === 'delete') thing.deleted = gone;
    if (rule.action === 'archive') thing.since.archived = when;
    if (rule.action === 'unpublish') thing.since.unpublished = when;
    if (rule.action === 'disable') thing.since.disabled = when;
    if (rule.action === 'strip') thing.since.stripped = when;
    if (rule.action === 'notify') thing.since.notified = when;
  }

  function applies(thing: Thing, scope: RetentionScope): boolean {
    const i = thing.of;
    const source = columns.sources[columns.source[i] ?? 0] || 'Unspecified';
    const creator = columns.creators[columns.creator[i] ?? 0] ?? '';
    const inside = (one: string) => {
      const path = folderOf(thing) || '(no folder)';
      return path === one || (path.startsWith(`${one}/`) && path !== '(no folder)');
    };
    const bytes = columns.bytes[i] ?? NaN;
    const minutes = (columns.hours[i] ?? 0) * 60;
    if (scope.source && !scope.source.includes(source)) return false;
    if (scope.notSource?.includes(source)) return false;
    if (scope.folder && !scope.folder.some(inside)) return false;
    if (scope.notFolder?.some(inside)) return false;
    if (scope.creator && !scope.creator.includes(creator)) return false;
    if (scope.ownerActive !== undefined && scope.ownerActive !== isActive(creator)) return false;
    if (scope.kind && !scope.kind.includes(KINDS[columns.kind[i] ?? 0] ?? 'other')) return false;
    if (scope.watched && (scope.watched === 'ever') !== (columns.ever[i] === 1)) return false;
    if (scope.longerThan !== undefined && !(minutes > scope.longerThan)) return false;
    if (scope.shorterThan !== undefined && !(minutes < scope.shorterThan)) return false;
    if (scope.largerThan !== undefined && !(bytes > scope.largerThan)) return false;
    if (scope.smallerThan !== undefined && !(bytes < scope.smallerThan)) return false;
    if (scope.createdBefore && !(thing.created && thing.created < scope.createdBefore)) return false;
    if (scope.createdSince && !(thing.created && thing.created >= scope.createdSince)) return false;
    if (scope.ids && (thing.year > 0 || !scope.ids.some((id) => id.replace(/[{}]/g, '') === columns.id[i])))
      return false;
    return true;
  }

  function folderOf(thing: Thing): string {
    return columns.folders[columns.folder[thing.of] ?? 0] ?? '';
  }

  function goesFirst(a: Thing, b: Thing, rule: RetentionRule): number {
    const [first, second] = [a.since[rule.since] ?? '', b.since[rule.since] ?? ''];
    if (first !== second) return first < second ? -1 : 1;
    if (a.hours !== b.hours) return b.hours - a.hours;
    const [one, other] = [columns.id[a.of] ?? '', columns.id[b.of] ?? ''];
    return one === other ? a.year - b.year : one < other ? -1 : 1;
  }

  function isPassing(one: (typeof done)[number]): boolean {
    const actionOf = (name: string) => plan.rules.find((rule) => rule.name === name)?.action;
    const end = done.find(({ id, rule }) => id === one.id && actionOf(rule) === 'delete');
    return actionOf(one.rule) === 'archive' && one.fired === one.done && end?.gone === one.done;
  }
}

interface Thing {
  readonly of: number;
  readonly year: number;
  readonly hours: number;
  readonly weight: number;
  readonly created: Day | null;
  readonly since: Partial<Record<RetentionRule['since'], Day | null>>;
  readonly wasArchived?: boolean;
  readonly fired: Set<RetentionRule>;
  busyUntil: Day;
  deleted?: Day;
}

function inventoryOf(columns: Columns, asOf: Day): Thing[] {
  return columns.id.map((_, of) => {
    const created = date(columns.created[of]);
    const since = {
      created,
      'last-view': viewedOn(columns, of, asOf) ?? created,
      archived: date(columns.archived[of]),
    };
    const hours = columns.hours[of] ?? 0;
    return {
      of,
      year: 0,
      hours,
      weight: 1,
      created,
      since,
      wasArchived: Boolean(since.archived),
      fired: new Set(),
      busyUntil: '',
    };
  });
}

function intakeOf(columns: Columns, { intake, horizon }: RetentionPlan, asOf: Day): Thing[] {
  if (!intake) return [];
  const things: Thing[] = [];
  for (let year = 1; (year - 1) * 12 < horizon; year++)
    for (let of = 0; of < columns.count; of++) {
      const made = date(columns.created[of]);
      const weight =
        intake.bySource[columns.sources[columns.source[of] ?? 0] || 'Unspecified'] ?? intake.share;
      if (!made || made < shifted(asOf, -12, 'month') || made >= asOf || weight === 0) continue;
      const created = shifted(made, 12 * year, 'month');
      if (created.slice(0, 7) >= shifted(`${asOf.slice(0, 7)}-01`, horizon, 'month').slice(0, 7)) continue;
      const viewed = viewedOn(columns, of, asOf);
      const since = { created, 'last-view': viewed ? shifted(viewed, 12 * year, 'month') : created };
      const hours = (columns.hours[of] ?? 0) * weight;
      things.push({ of, year, hours, weight, created, since, fired: new Set(), busyUntil: '' });
    }
  return things;
}

/** Who was watched nobody knows when may have been on the last day. */
function viewedOn(columns: Columns, of: number, asOf: Day): Day | null {
  return date(columns.lastView[of]) ?? (columns.ever[of] === 1 ? asOf : null);
}

function tally(things: readonly Thing[], day: Day, told: number) {
  const sum = { stored: 0, archived: 0, deleted: 0, created: 0, told };
  for (const { created, deleted, hours, since, wasArchived, year } of things) {
    if (year > 0 && (created ?? '') > day) continue;
    if (year > 0) sum.created += hours;
    if (deleted && deleted <= day) sum.deleted += hours;
    else if (wasArchived || (since.archived && since.archived <= day)) sum.archived += hours;
    else sum.stored += hours;
  }
  return sum;
}

/** Once all that has been decided is done. */
function willLie(things: readonly Thing[], day: Day, place: 'stored' | 'archived'): number {
  return things
    .filter(({ created, deleted, year }) => !deleted && (year === 0 || (created ?? '') <= day))
    .filter(({ since }) => Boolean(since.archived) === (place === 'archived'))
    .reduce((sum, { hours }) => sum + hours, 0);
}

function isRun(runs: RetentionPlan['runs'], day: Day): boolean {
  const isLast = shifted(day, 1, 'day').slice(0, 7) !== day.slice(0, 7);
  const on = (dayOfMonth: string) => day.slice(8) === dayOfMonth || (isLast && day.slice(8) < dayOfMonth);
  if (runs.monthly !== undefined && on(String(runs.monthly).padStart(2, '0'))) return true;
  if (
    runs.weekly &&
    new Date(day).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' }).toLowerCase() === runs.weekly
  )
    return true;
  if (runs.yearly?.some((one) => one.slice(0, 2) === day.slice(5, 7) && on(one.slice(3)))) return true;
  return runs.days?.includes(day) ?? false;
}

function ahead(day: Day, span: string): Day {
  const [count, unit = ''] = span.split(' ');
  return shifted(day, Number(count), unit.replace(/s$/, ''));
}

function back(day: Day, span: string): Day {
  return ahead(day, `-${span}`);
}

function shifted(day: Day, count: number, unit: string): Day {
  const at = new Date(day);
  if (unit === 'day' || unit === 'week') {
    at.setUTCDate(at.getUTCDate() + count * (unit === 'week' ? 7 : 1));
    return at.toISOString().slice(0, 10);
  }
  const wanted = at.getUTCDate();
  at.setUTCDate(1);
  at.setUTCMonth(at.getUTCMonth() + count * (unit === 'year' ? 12 : 1));
  const length = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(wanted, length));
  return at.toISOString().slice(0, 10);
}

function date(number: number | undefined): Day | null {
  return number === undefined || number === NONE
    ? null
    : new Date(number * 86_400_000).toISOString().slice(0, 10);
}
