import { GRAINS, isCompare, isDay, isPeriod, MAX_ID_LENGTH, METRIC_IDS } from '@oc-stats/contract';
import type { LitElement } from 'lit';
import { StatsFailure } from '../client/failure.ts';
import { webAddress } from '../client/web-address.ts';

/** Whether a text fits, and what would. */
type Expectation = readonly [fits: (text: string) => boolean, expected: string];

const oneOf = (...words: readonly string[]): Expectation => [
  (text) => words.includes(text),
  words.join(', '),
];
const day: Expectation = [isDay, 'a date such as 2026-10-01'];
const id: Expectation = [
  (text) => text.length <= MAX_ID_LENGTH && !/\p{Surrogate}/u.test(text),
  `an identifier of at most ${MAX_ID_LENGTH} characters`,
];
const count: Expectation = [(text) => /^([1-9]\d?|[1-4]\d\d|500)$/.test(text), 'a number from 1 to 500'];
const address = 'a web address';
const isAddress = (text: string): boolean => webAddress(text) !== null;
const href: Expectation = [isAddress, `${address} with {id} where the identifier goes`];
const metric = oneOf(...METRIC_IDS);

/** What an attribute of any of our elements has to look like. Empty ones count as absent. */
const EXPECTATIONS: Readonly<Record<string, Expectation>> = {
  'as-of': day,
  by: oneOf('series', 'episode'),
  columns: oneOf('time', 'position'),
  compare: [isCompare, 'none, previous, year or term:ID'],
  episode: id,
  'episode-href': href,
  explore: oneOf('auto', 'full', 'none'),
  from: day,
  grain: oneOf('auto', ...GRAINS),
  limit: count,
  loading: oneOf('lazy', 'eager'),
  metric,
  metrics: [
    (text) => text.split(',').every((name) => metric[0](name.trim())),
    `some of ${METRIC_IDS.join(',')}`,
  ],
  mode: oneOf('delta', 'cumulative'),
  months: count,
  period: [(text) => text === 'all' || isPeriod(text), 'P90D, P12W, P6M, P2Y or all'],
  series: id,
  'series-href': href,
  server: [isAddress, address],
  term: id,
  theme: oneOf('auto', 'light', 'dark'),
  to: day,
  top: count,
};

/** The first attribute (or property of that meaning) that cannot be read; `null` when all can. */
export function attributeFailure(element: LitElement): StatsFailure | null {
  const tag = element.localName;
  const values = new Map<string, string>();
  for (const [property, { attribute }] of propertiesOf(element)) {
    const name = typeof attribute === 'string' ? attribute : String(property);
    const value: unknown = Reflect.get(element, property);
    if (attribute !== false && typeof value === 'string' && value !== '') values.set(name, value);
  }
  for (const [name, value] of values) {
    const expectation = EXPECTATIONS[name];
    if (!expectation || expectation[0](value)) continue;
    const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
    return bad(name, `<${tag}> cannot read ${name}="${shown}". It takes ${expectation[1]}.`);
  }
  const [from, to] = [values.get('from'), values.get('to')];
  if (from && to && from > to) return bad('from', `<${tag}> has from="${from}" after to="${to}".`);
  return null;
}

export function missingAttribute(element: Element, name: string): StatsFailure {
  return bad(
    name,
    `<${element.localName}> needs the attribute ${name}. It takes ${EXPECTATIONS[name]?.[1]}.`,
  );
}

function propertiesOf(element: LitElement): typeof LitElement.elementProperties {
  return (element.constructor as typeof LitElement).elementProperties;
}

function bad(name: string, message: string): StatsFailure {
  return new StatsFailure('bad-attribute', message, name);
}
