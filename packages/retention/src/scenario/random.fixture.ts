import fc from 'fast-check';
import { dayNumber, type Day, type RetentionPlan } from '@oc-stats/contract';
import { retentionPlan as planSchema } from '@oc-stats/contract/schema';
import { NONE, type Columns } from './columns.ts';

export const SOURCES = ['Zoom', 'Web API', ''];
export const FOLDERS = ['Users/a', 'Moodle/ART 1', 'Moodle/ART 2', ''];
export const CREATORS = ['one', 'two', 'three'];

export interface One {
  readonly minutes: number;
  readonly created: number;
  readonly lastView: number;
  readonly archived: number;
  readonly source: number;
  readonly folder: number;
  readonly creator: number;
  readonly views: number;
  readonly bytes: number;
  readonly kind: number;
  readonly ever: number;
}

/** In months without a 31st, in leap years, and at the ends of both. */
export const asOfs = fc.constantFrom<Day[]>('2022-06-01', '2024-02-29', '2023-12-31', '2023-03-15');

export const inventory = (asOf: Day, maxLength = 30) => {
  const ago = (most: number) => fc.integer({ min: -20, max: most }).map((days) => dayNumber(asOf) - days);
  const one: fc.Arbitrary<One> = fc.record({
    minutes: fc.integer({ min: 0, max: 300 }),
    created: fc.oneof({ weight: 9, arbitrary: ago(2000) }, fc.constant(NONE)),
    lastView: fc.oneof(ago(2000), fc.constant(NONE)),
    archived: fc.oneof({ weight: 4, arbitrary: fc.constant(NONE) }, ago(1000)),
    source: fc.nat({ max: SOURCES.length - 1 }),
    folder: fc.nat({ max: FOLDERS.length - 1 }),
    creator: fc.nat({ max: CREATORS.length - 1 }),
    views: fc.nat({ max: 40 }),
    bytes: fc.oneof(fc.constant(NaN), fc.nat({ max: 1000 })),
    kind: fc.nat({ max: 2 }),
    ever: fc.nat({ max: 1 }),
  });
  return fc.array(one, { maxLength });
};

const span = fc.constantFrom('1 day', '2 weeks', '30 days', '6 months', '13 months', '2 years', '4 years');
const clock = fc.constantFrom(
  'last-view',
  'created',
  'archived',
  'unpublished',
  'disabled',
  'stripped',
  'notified',
);
const some = (fields: Record<string, fc.Arbitrary<unknown>>, requiredKeys: string[] = []) =>
  fc.record(fields, { requiredKeys });

const scope = some({
  source: fc.constantFrom('Zoom', 'Web API', 'Unspecified'),
  notSource: fc.constant(['Web API']),
  folder: fc.constantFrom('Moodle', 'Moodle/ART 1', '(no folder)'),
  notFolder: fc.constant(['Moodle']),
  watched: fc.constantFrom('never', 'ever'),
  createdBefore: fc.constantFrom('2021-01-01', '2023-05-05'),
  createdSince: fc.constantFrom('2020-01-01', '2022-09-01'),
  longerThan: fc.constant(60),
  shorterThan: fc.constant(200),
  largerThan: fc.constant(300),
  smallerThan: fc.constant('0.9 kB'),
  kind: fc.constant(['personal', 'other']),
  creator: fc.constant('one'),
  ownerActive: fc.boolean(),
  ids: fc.constant(['1', '{3}', '5']),
});
const few = scope.map((all) => Object.fromEntries(Object.entries(all).slice(0, 2)));

const runs = fc.constantFrom<unknown[]>(
  { monthly: 1 },
  { monthly: 31 },
  { weekly: 'wednesday' },
  { yearly: ['06-30', '12-31'] },
  { yearly: ['02-29'], days: ['2024-05-05'] },
);
const rule = some(
  {
    action: fc.constantFrom('archive', 'delete', 'unpublish', 'strip', 'notify', 'disable'),
    since: clock,
    after: span,
    also: some({ since: clock, after: span }, ['since']),
    notice: fc.oneof(span, fc.constant(['30 days', '1 week']), fc.constant(['1 month', '2 months'])),
    grace: span,
    from: fc.constantFrom('2022-09-01', '2024-06-01'),
    fewerViews: fc.record({
      than: fc.integer({ min: 1, max: 60 }),
      of: fc.constantFrom('recording', 'folder', 'series'),
    }),
    whileOver: fc.constantFrom('stored', 'archived'),
    where: few,
    runs,
  },
  ['action', 'since'],
).map((given) => {
  const { action, whileOver } = given;
  const frees = action === 'delete' || (action === 'archive' && whileOver === 'stored');
  return Object.fromEntries(
    Object.entries(given).filter(
      ([key]) => (key !== 'grace' || action === 'delete') && (key !== 'whileOver' || frees),
    ),
  );
});

export const plans: fc.Arbitrary<RetentionPlan> = some(
  {
    rules: fc
      .array(rule, { minLength: 1, maxLength: 5 })
      .map((all) => all.map((one, i) => ({ ...one, name: `${i}` })))
      .map(onlyWhatCanFire),
    runs,
    exempt: fc.oneof(
      some({ folder: fc.constant('Users'), until: fc.constant('2023-01-01') }, ['folder']),
      fc.array(
        few.map((one) => ({ ...one, actions: ['delete', 'archive'] })),
        { minLength: 1, maxLength: 2 },
      ),
    ),
    intake: fc.record({
      share: fc.constantFrom(0, 0.5, 1, 2),
      bySource: fc.constant({ Zoom: 0.2, Unspecified: 0 }),
    }),
    quotas: fc.record({
      stored: fc.nat({ max: 60 }),
      archived: fc.nat({ max: 20 }),
      created: fc.nat({ max: 20 }),
    }),
    horizon: fc.integer({ min: 1, max: 50 }),
  },
  ['rules', 'quotas', 'horizon'],
).map((given) => planSchema.parse({ ...given, name: 'random' }));

/** A plan in which a rule waits for what none does is refused; here it counts from the creation instead. */
function onlyWhatCanFire(all: readonly object[]): object[] {
  const issues = planSchema.safeParse({ name: 'random', rules: all, quotas: { stored: 1, archived: 1 } })
    .error?.issues;
  const stuck = new Set(issues?.map(({ path }) => path[1]));
  return all.map((one, at) => {
    if (!stuck.has(at)) return one;
    return Object.fromEntries([
      ...Object.entries(one).filter(([key]) => key !== 'also'),
      ['since', 'created'],
    ]);
  });
}

export function columnsOf(all: readonly Partial<One>[]): Columns {
  const days = (of: (own: Partial<One>) => number) => Int32Array.from(all, of);
  return {
    count: all.length,
    hours: Float64Array.from(all, ({ minutes = 60 }) => minutes / 60),
    created: days(({ created = NONE }) => created),
    lastView: days(({ lastView = NONE }) => lastView),
    archived: days(({ archived = NONE }) => archived),
    yearViews: Float64Array.from(all, ({ views = 0 }) => views),
    bytes: Float64Array.from(all, ({ bytes = NaN }) => bytes),
    kind: Uint8Array.from(all, ({ kind = 2 }) => kind),
    ever: Uint8Array.from(all, ({ ever = 0, lastView = NONE }) => Number(ever === 1 || lastView !== NONE)),
    source: days(({ source = 0 }) => source),
    sources: SOURCES,
    folder: days(({ folder = 0 }) => folder),
    folders: FOLDERS,
    creator: days(({ creator = 0 }) => creator),
    creators: CREATORS,
    id: all.map((_, i) => `${i}`),
  };
}
