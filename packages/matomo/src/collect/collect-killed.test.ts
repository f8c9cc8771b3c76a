import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '@oc-stats/contract';
import { collect, curveOf, onDay, rowsIn, type Collector, YESTERDAY } from '../conformance/collector.ts';
import type { FakeHost } from '../fake/fake-days.ts';
import { segments, watchedAt } from '../fake/invented-site.fixture.ts';
import { ALL_DAYS, collector } from './collector.fixture.ts';
import type { EventFound } from './read-day.ts';

const SEED = Number(process.env['OC_STATS_SEED'] ?? 20_251_009);
const ONE_DAY = { from: YESTERDAY, to: YESTERDAY };

describe('killed and begun again', () => {
  const ids = ['a', 'b', 'c'];
  const events = fc.record(Object.fromEntries(ids.map((id) => [id, fc.constantFrom('s1', 's2', null)])));
  const watched = fc
    .record({
      id: fc.constantFrom(...ids, 'gone'),
      plays: fc.nat(4),
      visitors: fc.nat(4),
      finishes: fc.nat(2),
    })
    .chain(({ id, ...counts }) =>
      fc
        .array(fc.nat(4), { maxLength: 4 })
        .map((list) => ({ label: watchedAt(id), ...counts, segments: segments(15, ...list) })),
    );
  const hosts = fc.array(
    fc.array(watched, { maxLength: 4 }).map((videos): FakeHost => ({ label: 'h', videos })),
    { maxLength: 2 },
  );
  const site = fc.array(hosts, { minLength: 5, maxLength: 5 });

  it(`anywhere, often: the store is that of a run without interruption (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(site, events, fc.array(fc.nat(40), { maxLength: 3 }), async (days, series, kills) => {
        const first = '2026-11-15';
        const counted = days.map((of, i) => onDay(addDays(first, i), ...of));
        const known = ids.map((id): [string, EventFound] => [
          id,
          { series: series[id] ?? null, duration: 60 },
        ]);
        const whole = collector(counted, known);
        await collect(whole, { from: first });

        const broken = collector(counted, known);
        for (const calls of kills) {
          const sink = dying(broken.sink, calls);
          await collect({ ...broken, sink }, { from: first }).catch((error: unknown) =>
            assert.match(String(error), /killed/),
          );
        }
        await collect(broken, { from: first });
        assert.deepEqual(await stateOf(broken), await stateOf(whole));
        assert.equal((await collect(broken, { from: first })).batches, 0);
      }),
      { seed: SEED, numRuns: 25 },
    );
  });

  async function stateOf(own: Collector): Promise<unknown> {
    const { countingSince, through, gaps } = await own.sink.bounds('o');
    const curves = await Promise.all(
      ids.flatMap((id) =>
        [ALL_DAYS, ONE_DAY].map(async (range) => {
          const curve = await curveOf(own, id, range);
          return curve?.counts.some((count) => count > 0) ? curve : null;
        }),
      ),
    );
    return [countingSince, through, gaps, await rowsIn(own, ALL_DAYS), curves];
  }

  /** Its n-th write is the last: it arrives, but nobody hears of it. */
  function dying(sink: Collector['sink'], writes: number): Collector['sink'] {
    let left = writes;
    return new Proxy(sink, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== 'function' || !String(name).startsWith('put')) return value;
        return async (...given: unknown[]) => {
          const answer: unknown = await Reflect.apply(value, target, given);
          left -= 1;
          if (left < 0) throw new Error('killed');
          return answer;
        };
      },
    });
  }
});
