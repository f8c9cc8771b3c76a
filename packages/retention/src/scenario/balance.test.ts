import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayNumber } from '@oc-stats/contract';
import { retentionPlan as planSchema } from '@oc-stats/contract/schema';
import { NONE, type Columns } from './columns.ts';
import { simulate } from './simulate.ts';

const AS_OF = '2022-06-01';
const TODAY = dayNumber(AS_OF);
const SOURCES = ['Zoom', 'Web API', ''];
const FOLDERS = ['Users/a', 'Moodle/ART 1', 'Moodle/ART 2', ''];

interface One {
  readonly minutes: number;
  readonly created: number;
  readonly lastView: number;
  readonly archived: number;
  readonly source: number;
  readonly folder: number;
  readonly views: number;
}

const ago = (most: number) => fc.integer({ min: 0, max: most }).map((days) => TODAY - days);
const one: fc.Arbitrary<One> = fc.record({
  minutes: fc.integer({ min: 0, max: 300 }),
  created: fc.oneof(ago(2000), fc.constant(NONE)),
  lastView: fc.oneof(ago(2000), fc.constant(NONE)),
  archived: fc.oneof({ weight: 4, arbitrary: fc.constant(NONE) }, ago(1000)),
  source: fc.nat({ max: SOURCES.length - 1 }),
  folder: fc.nat({ max: FOLDERS.length - 1 }),
  views: fc.nat({ max: 40 }),
});

const span = fc.constantFrom('1 day', '2 weeks', '30 days', '6 months', '13 months', '2 years', '4 years');
const rule = fc.record(
  {
    name: fc.string({ minLength: 1, maxLength: 5 }),
    action: fc.constantFrom('archive', 'delete', 'unpublish', 'strip', 'notify'),
    since: fc.constantFrom('last-view', 'created', 'archived', 'unpublished', 'stripped'),
    after: span,
    notice: span,
    grace: span,
    from: fc.constantFrom('2022-09-01', '2024-01-01'),
    fewerViews: fc.record({
      than: fc.integer({ min: 1, max: 60 }),
      of: fc.constantFrom('recording', 'folder'),
    }),
    where: fc.record(
      {
        source: fc.constantFrom('Zoom', 'Web API'),
        notFolder: fc.constant(['Moodle']),
        watched: fc.constantFrom('never', 'ever'),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['name', 'action', 'since'] },
);
const plan = fc
  .record(
    {
      name: fc.constant('random'),
      rules: fc.array(rule, { minLength: 1, maxLength: 5 }),
      runs: fc.constantFrom(
        { monthly: 1 },
        { monthly: 28 },
        { yearly: ['06-30', '12-31'] },
        { yearly: ['02-29'] },
      ),
      exempt: fc.record(
        { folder: fc.constant(['Users']), until: fc.constant('2023-01-01') },
        { requiredKeys: ['folder'] },
      ),
      intake: fc.record({
        share: fc.double({ min: 0, max: 2, noNaN: true }),
        bySource: fc.constant({ Zoom: 0.2 }),
      }),
      horizon: fc.integer({ min: 1, max: 60 }),
    },
    { requiredKeys: ['name', 'rules'] },
  )
  .map((given) => planSchema.parse(given));

test('in every month, what is stored, archived and deleted is what was there and what came', () => {
  fc.assert(
    fc.property(fc.array(one, { maxLength: 60 }), plan, (all, given) => {
      const columns = columnsOf(all);
      const { scenario } = simulate(columns, given, { asOf: AS_OF });
      const hours = columns.hours.reduce((sum, own) => sum + own, 0);
      assert.equal(scenario.months.length, given.horizon);
      for (const month of scenario.months) {
        assertClose(month.storedHours + month.archivedHours + month.deletedHours, hours + month.createdHours);
        assertClose(month.stored + month.archived + month.deleted, columns.count + month.created);
        for (const value of [month.storedHours, month.archivedHours, month.stored, month.archived])
          assert.ok(value > -1e-9);
      }
    }),
    { numRuns: 500 },
  );
});

test('what is yet to come is not thrown away before it comes', () => {
  const odd = {
    minutes: 60,
    created: TODAY - 10,
    lastView: TODAY - 2000,
    archived: TODAY - 5,
    source: 1,
    folder: 0,
    views: 0,
  };
  const given = planSchema.parse({
    name: 'odd',
    rules: [{ name: 'delete', action: 'delete', after: '6 months' }],
    intake: {},
    horizon: 24,
  });
  const { months } = simulate(columnsOf([odd]), given, { asOf: AS_OF }).scenario;
  assert.ok(months.every(({ storedHours }) => storedHours >= 0));
  assert.deepEqual([months.at(-1)?.deletedHours, months.at(-1)?.storedHours], [2, 1]);
});

test('nothing happens to a recording after it is deleted, and nothing twice', () => {
  fc.assert(
    fc.property(fc.array(one, { maxLength: 20 }), plan, (all, given) => {
      const { actions } = simulate(columnsOf(all), given, { asOf: AS_OF });
      for (const recording of new Set(actions.map((action) => action.recording))) {
        const own = actions.filter((action) => action.recording === recording);
        assert.equal(new Set(own.map(({ rule }) => rule)).size, own.length);
        own.forEach((action, i) => {
          assert.ok(action.fired <= action.done && action.done <= action.gone);
          assert.ok(i === 0 || (own[i - 1]?.done ?? 0) <= action.fired);
          assert.ok(action.rule.action !== 'delete' || i === own.length - 1);
        });
      }
    }),
  );
});

function assertClose(found: number, expected: number): void {
  assert.ok(Math.abs(found - expected) < 1e-6, `${found} is not ${expected}`);
}

function columnsOf(all: readonly One[]): Columns {
  const days = (of: (own: One) => number) => Int32Array.from(all, of);
  return {
    count: all.length,
    hours: Float64Array.from(all, ({ minutes }) => minutes / 60),
    created: days(({ created }) => created),
    lastView: days(({ lastView }) => lastView),
    archived: days(({ archived }) => archived),
    yearViews: Float64Array.from(all, ({ views }) => views),
    bytes: new Float64Array(all.length).fill(NaN),
    kind: new Uint8Array(all.length).fill(2),
    ever: Uint8Array.from(all, ({ lastView }) => Number(lastView !== NONE)),
    source: days(({ source }) => source),
    sources: SOURCES,
    folder: days(({ folder }) => folder),
    folders: FOLDERS,
    creator: new Int32Array(all.length),
    creators: ['someone'],
    id: all.map((_, i) => `${i}`),
  };
}
