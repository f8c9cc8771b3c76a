import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { DayRange } from '@oc-stats/contract';
import { OpencastError, type OpencastStatistics, type StatisticsQuery } from '@oc-stats/opencast';
import { readNumbers } from './read-numbers.ts';

const WEEK: DayRange = { from: '2026-11-03', to: '2026-11-09' };

describe('readNumbers', () => {
  it('asks for at most fifty at once, three times at a time, and keeps the order', async () => {
    const { statistics, sizes, most } = answering();
    const asked = resources(501);
    const found = await readNumbers(statistics, asked, { range: WEEK, resolution: 'daily' });
    assert.deepEqual(
      found.map((numbers) => numbers?.get('2026-11-03')),
      asked.map((_, at) => at + 1),
    );
    assert.equal(sizes.length, 11);
    assert.ok(sizes.every((size) => size <= 50));
    assert.equal(most(), 3);
  });

  it('asks for fewer at once the longer the time', async () => {
    const { statistics, sizes } = answering();
    const range = { from: '2020-01-01', to: '2026-11-09' };
    await readNumbers(statistics, resources(50), { range, resolution: 'daily' });
    assert.ok(sizes.every((size) => size <= 8));
    sizes.length = 0;
    await readNumbers(statistics, resources(50), { range, resolution: 'weekly' });
    assert.deepEqual(sizes, [50]);
  });

  it('asks nobody about nothing', async () => {
    const { statistics, sizes } = answering();
    assert.deepEqual(await readNumbers(statistics, [], { range: WEEK, resolution: 'daily' }), []);
    assert.deepEqual(sizes, []);
  });

  it('means the whole of the last day', async () => {
    const { statistics, queries } = answering();
    await readNumbers(statistics, resources(1), { range: WEEK, resolution: 'daily' });
    assert.deepEqual(
      [queries[0]?.from, queries[0]?.to],
      ['2026-11-03T00:00:00Z', '2026-11-09T23:59:59.999Z'],
    );
  });

  it('leaves out those that Opencast hides, whichever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(119), { maxLength: 30 }), async (hidden) => {
        const { statistics, sizes } = answering({ hidden: new Set(hidden.map((at) => `r${at}`)) });
        const found = await readNumbers(statistics, resources(120), { range: WEEK, resolution: 'daily' });
        const missing = found.flatMap((numbers, at) => (numbers === null ? [at] : []));
        assert.deepEqual(
          missing,
          [...hidden].sort((a, b) => a - b),
        );
        assert.ok(sizes.length <= 3 + hidden.length * 14);
      }),
      { numRuns: 40 },
    );
  });

  it('stops with the first failure of another kind', async () => {
    let asked = 0;
    const statistics: Pick<OpencastStatistics, 'query'> = {
      query: async () => {
        asked++;
        throw new OpencastError('unreachable', 'away');
      },
    };
    const reading = readNumbers(statistics as OpencastStatistics, resources(1_000), {
      range: WEEK,
      resolution: 'daily',
    });
    await assert.rejects(reading, { code: 'unreachable' });
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(asked <= 3, `${asked}`);
  });

  const labels: readonly (readonly [string, readonly (readonly [string, number])[], object])[] = [
    ['zeros are left out', [['2026-11-04T00:00:00Z', 0]], {}],
    ['doubles become whole', [['2026-11-04T00:00:00Z', 20.000000001]], { '2026-11-04': 20 }],
    ['nothing is negative', [['2026-11-04T00:00:00Z', -3]], {}],
    ['a bucket that begins before begins with the range', [['2026-11-02T00:00:00Z', 4]], { '2026-11-03': 4 }],
    ['a month of a server in Berlin', [['2026-11-03T23:00:00Z', 4]], { '2026-11-04': 4 }],
    ['a month of a server in New York', [['2026-11-04T05:00:00Z', 4]], { '2026-11-04': 4 }],
  ];
  for (const [what, series, expected] of labels) {
    it(`${what}`, async () => {
      const answer = { labels: series.map(([label]) => label), values: series.map(([, value]) => value) };
      const statistics: OpencastStatistics = { providers: async () => [], query: async () => [answer] };
      const [numbers] = await readNumbers(statistics, resources(1), { range: WEEK, resolution: 'daily' });
      assert.deepEqual(Object.fromEntries(numbers!), expected);
    });
  }
});

function resources(count: number) {
  return Array.from({ length: count }, (_, at) => ({ provider: 'p', resourceId: `r${at}` }));
}

/** Each resource has its place, from one, on the first day. */
function answering({ hidden = new Set() }: { readonly hidden?: ReadonlySet<string> } = {}) {
  const queries: StatisticsQuery[] = [];
  const sizes: number[] = [];
  let running = 0;
  let most = 0;
  const statistics: OpencastStatistics = {
    providers: async () => [],
    async query(asked) {
      sizes.push(asked.length);
      queries.push(...asked);
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      if (asked.some(({ resourceId }) => hidden.has(resourceId))) throw new OpencastError('forbidden', 'no');
      return asked.map(({ from, resourceId }) => ({
        labels: [from],
        values: [Number(resourceId.slice(1)) + 1],
      }));
    },
  };
  return { statistics, queries, sizes, most: () => most };
}
