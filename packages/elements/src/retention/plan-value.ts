import type { RetentionPlanText } from '@oc-stats/contract';

export type Plan = RetentionPlanText;
export type Rule = Plan['rules'][number];
export type Path = readonly (string | number)[];

/** What many universities do: move what nobody has watched for more than a year, and later throw it away. */
export function usualPlan(name: string): Plan {
  return {
    name,
    rules: [
      { name: 'archive', action: 'archive', since: 'last-view', after: '13 months', notice: '30 days' },
      { name: 'delete', action: 'delete', since: 'archived', after: '24 months', grace: '30 days' },
    ],
    runs: { monthly: 1 },
    intake: { share: 1 },
    horizon: 36,
  };
}

/** A copy in which something else stands at a place; `undefined` takes it away, and what is empty then with it. */
export function withValue<T extends object>(value: T, path: Path, next: unknown): T {
  return replaced(value, path, next) as T;
}

function replaced(value: unknown, [key, ...rest]: Path, next: unknown): unknown {
  if (key === undefined) return next;
  if (Array.isArray(value)) {
    return value.map((one: unknown, at) => (at === key ? replaced(one, rest, next) : one));
  }
  const before = (value ?? {}) as Record<string, unknown>;
  const inner = replaced(before[key], rest, next);
  const { [key]: _, ...others } = before;
  if (!isEmpty(inner)) return { ...before, [key]: inner };
  return Object.keys(others).length > 0 || rest.length === 0 ? others : undefined;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined) return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** A time as plans write it: how many of what. */
export interface Span {
  readonly count: number;
  readonly unit: Unit;
}

export const UNITS = ['day', 'week', 'month', 'year'] as const;
export type Unit = (typeof UNITS)[number];

export function spanOf(text: unknown): Span | null {
  const first: unknown = Array.isArray(text) ? text[0] : text;
  const [, count, unit] = /^(\d+) (day|week|month|year)s?$/.exec(String(first)) ?? [];
  return unit === undefined ? null : { count: Number(count), unit: unit as Unit };
}

export function spanText({ count, unit }: Span): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Names that people write one behind the other. */
export function namesOf(value: unknown): string {
  return [value]
    .flat()
    .filter((one) => typeof one === 'string')
    .join('; ');
}

/** Folders and sources may have commas in them. */
export function namesIn(text: string): string[] | undefined {
  const names = text
    .split(';')
    .map((name) => name.trim())
    .filter(Boolean);
  return names.length > 0 ? names : undefined;
}

/** What the form has a place for; a plan with more keeps it, but the form does not show it. */
export function saysMore(plan: Plan): boolean {
  const {
    exempt,
    horizon: _h,
    intake,
    minimumPlay,
    name: _n,
    note: _o,
    prices: _p,
    quotas,
    rewatched,
    rules,
    runs,
    source: _s,
    ...rest
  } = plan;
  const beyond = [
    exempt,
    minimumPlay,
    rewatched,
    quotas?.yearStart,
    intake?.bySource && Object.keys(intake.bySource)[0],
  ];
  const hasMore = beyond.some((one) => one !== undefined) || Object.keys(rest).length > 0;
  const others = runs && (runs.weekly ?? runs.days);
  return hasMore || others !== undefined || rules.some(ruleSaysMore);
}

function ruleSaysMore({ also, from, fewerViews, notice, runs, where = {}, whileOver }: Rule): boolean {
  const { folder: _f, notFolder: _n, notSource: _o, source: _s, watched: _w, ...scope } = where;
  const isMore = [also, from, runs, whileOver].some((one) => one !== undefined);
  const isOther = fewerViews?.of !== undefined && fewerViews.of !== 'recording';
  return isMore || isOther || Object.keys(scope).length > 0 || (Array.isArray(notice) && notice.length > 1);
}
