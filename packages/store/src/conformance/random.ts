import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { GRAINS, METRIC_IDS, addDays, type DayRange } from '@oc-stats/contract';
import { createMemoryStore } from '../memory/memory-store.ts';
import { segmentsIn } from '../segments-check.ts';
import type { TotalsQuery } from '../reader.ts';
import type { NoSeries, StoreScope } from '../scope.ts';
import { dailyTableRows } from './daily.ts';
import { ALL_DAYS } from './golden.ts';
import type { Subject, WritableStore } from './subject.ts';

/** Given on the command line to repeat a failure: fast-check prints seed and path. */
const SEED = Number(process.env['OC_STATS_SEED'] ?? 20_251_009);

/**
 * Any batches in any order, with repetitions, corrections and moves: every answer equals that of the reference. Pools
 * are small, so that rows meet.
 */
export function randomTests(subject: Subject, runs: number): void {
  test(`random batches and questions: as the reference answers (${runs} runs, seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(batch, { minLength: 1, maxLength: 6 }),
        fc.array(question, { maxLength: 12 }),
        async (batches, questions) => {
          const reference = createMemoryStore();
          const organization = subject.organization();
          for (const given of batches) {
            assert.deepEqual(await given(subject.store, organization), await given(reference, organization));
          }
          for (const ask of [...questions, boundsOf]) {
            assert.deepEqual(await ask(subject.store, organization), await ask(reference, organization));
          }
        },
      ),
      { seed: SEED, numRuns: runs },
    );
  });
}

type Ask = (store: WritableStore, organization: string) => Promise<unknown>;

const day = fc.integer({ min: 0, max: 80 }).map((offset) => addDays('2023-12-20', offset));
const episode = fc.constantFrom('e1', 'e2', 'e3', 'e4', '😀', '\ufffd');
const series = fc.constantFrom('s1', 's2', '"', null);
const count = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 9 }) }, fc.constant(2_147_483_647));
const range = fc
  .tuple(day, fc.integer({ min: 0, max: 70 }))
  .map(([from, length]): DayRange => ({ from, to: addDays(from, length) }));
const batchId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');

const dailyRow = fc.record({ episode, series, day, plays: count, visitors: count, finishes: count });
const dailyBatch = fc
  .record({
    id: batchId,
    rows: fc.array(dailyRow, { maxLength: 40 }),
    covers: fc.option(range, { nil: undefined }),
  })
  .map(
    ({ id, rows, covers }): Ask =>
      (store, organization) =>
        store.putDaily({ id, organization, rows, ...(covers ? { covers } : {}) }),
  );

const segmentsRow = fc
  .record({
    episode,
    series,
    day,
    days: fc.constantFrom(1, 1, 1, 7, 30),
    step: fc.constantFrom(10, 15, 12.5),
    duration: fc.constantFrom(60, 95, 61.25),
    plays: fc.nat(9),
  })
  .chain((row) => {
    const length = segmentsIn(row.duration, row.step);
    return fc
      .array(fc.nat(9), { minLength: length, maxLength: length })
      .map((counts) => ({ ...row, counts }));
  });
const segments = fc.record({ id: batchId, rows: fc.array(segmentsRow, { maxLength: 12 }) }).map(
  ({ id, rows }): Ask =>
    (store, organization) =>
      store.putSegments({ id, organization, rows }),
);

const batch = fc.oneof({ weight: 3, arbitrary: dailyBatch }, { weight: 1, arbitrary: segments });

const scope = fc.oneof(
  fc.constant({ type: 'organization' as const, id: '' }),
  fc.record({ type: fc.constant('series' as const), id: fc.constantFrom('s1', 's2', '"', 'unknown') }),
  fc.record({ type: fc.constant('episode' as const), id: episode }),
);
const grain = fc.constantFrom(...GRAINS);
const metric = fc.constantFrom(...METRIC_IDS);
const metrics = fc.uniqueArray(metric, { minLength: 1 });
const itemType = fc.constantFrom('series' as const, 'episode' as const);
const by = fc.option(
  fc.oneof(
    fc.record({ type: itemType, top: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ type: itemType, only: fc.array(fc.oneof(episode, series), { maxLength: 4 }) }),
  ),
  { nil: undefined },
);
const asked = fc.oneof({ weight: 4, arbitrary: range }, fc.constant(ALL_DAYS));

const timeline = fc.record({ scope, range: asked, grain, metrics, by }).map(
  ({ by: split, ...query }): Ask =>
    (store, organization) =>
      store.timeline({ ...query, scope: within(query.scope, organization), ...(split ? { by: split } : {}) }),
);
const totals = fc
  .record({
    scope,
    by: itemType,
    range: asked,
    metrics,
    order: metric,
    limit: fc.integer({ min: 1, max: 4 }),
  })
  .map(
    (query): Ask =>
      (store, organization) =>
        everyPage(store, { ...query, scope: within(query.scope, organization) }),
  );
const matrix = fc.record({ scope, metric, range: asked, grain }).map(
  (query): Ask =>
    (store, organization) =>
      store.matrix({ ...query, scope: within(query.scope, organization) }),
);
const noSeries = fc.constant({ type: 'series' as const, id: null });
const daily = fc.record({ scope: fc.oneof(scope, noSeries), range: asked, by: itemType }).map(
  (query): Ask =>
    async (store, organization) =>
      dailyTableRows(await store.daily({ ...query, scope: within(query.scope, organization) })),
);
/** Stretches that cut through rows of several days, that touch, and of episodes that are not asked for. */
const stretches = fc.option(
  fc
    .array(fc.tuple(episode, fc.array(range, { maxLength: 3 })), { maxLength: 5 })
    .map((entries) => new Map(entries)),
  { nil: undefined },
);
const curves = fc
  .record({ scope: scope.filter(({ type }) => type !== 'organization'), range: asked, stretches })
  .map(
    ({ stretches: only, ...query }): Ask =>
      (store, organization) =>
        store.segments({
          ...query,
          scope: within(query.scope, organization),
          ...(only ? { within: only } : {}),
        }),
  );
const question = fc.oneof(timeline, totals, matrix, daily, curves);

function within<S extends Omit<StoreScope | NoSeries, 'organization'>>(given: S, organization: string) {
  return given.type === 'organization'
    ? { ...given, organization, id: organization }
    : { ...given, organization };
}

async function everyPage(store: WritableStore, query: TotalsQuery): Promise<unknown[]> {
  const pages = [await store.totals(query)];
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) {
    pages.push(await store.totals({ ...query, cursor: next }));
  }
  return pages;
}

const boundsOf: Ask = async (store, organization) => {
  const { countingSince, through, provisionalFrom, gaps } = await store.bounds(organization);
  return { countingSince, through, provisionalFrom, gaps };
};
