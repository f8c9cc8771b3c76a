import type { ApiVersion } from './api-version.ts';
import { BadCriterion, ordering, type Compare, type Criterion, type Matches } from './criteria.ts';

/** What one list can be filtered and sorted by, and what it says to everything else. */
export interface Known<T> {
  readonly filters: Filters<T>;
  readonly filtersSince1: Filters<T>;
  /** `null` is known and changes nothing. */
  readonly keys: Readonly<Record<string, ((item: T) => string) | null>>;
  readonly complaint: (use: 'filter' | 'sort', name: string) => string;
}

type Filters<T> = Readonly<Record<string, (value: string) => Matches<T>>>;

export function matching<T>(
  criteria: readonly Criterion[],
  version: ApiVersion,
  { filters, filtersSince1, complaint }: Known<T>,
): Matches<T> {
  const conditions = criteria.map(({ name, value }): Matches<T> => {
    const found = filters[name] ?? (version < 1 ? ignored : filtersSince1[name]);
    if (!found) throw new BadCriterion(complaint('filter', name));
    return found(value);
  });
  return (item) => conditions.every((holds) => holds(item));
}

export function sorting<T>(sort: string, { keys, complaint }: Known<T>): Compare<T> {
  return ordering(sort, (name) => {
    const key = keys[name];
    if (key === undefined) throw new BadCriterion(complaint('sort', name));
    return key;
  });
}

export function equal<T>(textOf: (item: T) => string): (value: string) => Matches<T> {
  return (value) => (item) => textOf(item) === value;
}

/** Of fields that nothing here has. */
export const never = () => () => false;

/** Before 1.1.0 what is not known is passed over. */
const ignored = () => () => true;
