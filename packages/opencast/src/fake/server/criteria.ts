/** `name:value[,name:value…]`: split at commas first, parts without a value skipped. Shared by filter and sort. */
export interface Criterion {
  readonly name: string;
  readonly value: string;
}

/** What Opencast answers with 400; the message is all there is. */
export class BadCriterion extends Error {}

export function criteriaIn(text: string): readonly Criterion[] {
  return text.split(',').flatMap((part) => {
    const colon = part.indexOf(':');
    const value = part.slice(colon + 1);
    return colon < 0 || value === '' ? [] : [{ name: part.slice(0, colon), value }];
  });
}

export type Matches<T> = (item: T) => boolean;

/** `2026-01-01T00:00:00Z/2026-02-01T00:00:00Z` */
export function within<T>(name: string, range: string, instantOf: (item: T) => string): Matches<T> {
  const [from = NaN, to = NaN, ...rest] = range.split('/').map((instant) => Date.parse(instant));
  if (Number.isNaN(from) || Number.isNaN(to) || rest.length > 0) {
    throw new BadCriterion(`Filter '${name}' could not be parsed: ${range}`);
  }
  return (item) => {
    const time = Date.parse(instantOf(item));
    return time >= from && time <= to;
  };
}

export function containing<T>(part: string, textsOf: (item: T) => readonly string[]): Matches<T> {
  const wanted = part.toLowerCase();
  return (item) => textsOf(item).some((text) => text.toLowerCase().includes(wanted));
}

export type Compare<T> = (a: T, b: T) => number;

/** Opencast insists on a direction. */
export function ordering<T>(text: string, keyOf: (name: string) => ((item: T) => string) | null): Compare<T> {
  const compares = text.split(',').map((part): Compare<T> => {
    const [name = '', direction = '', ...rest] = part.trim().split(':');
    if (rest.length > 0 || (direction !== 'ASC' && direction !== 'DESC')) throw new BadDirection(part);
    const key = keyOf(name);
    const sign = direction === 'ASC' ? 1 : -1;
    return (a, b) => (key ? sign * compareTexts(key(a), key(b)) : 0);
  });
  return (a, b) => compares.reduce((found, compare) => found || compare(a, b), 0);
}

/** The event list answers 400, the series list catches the exception and answers 500. */
export class BadDirection extends Error {}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
