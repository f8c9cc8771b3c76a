import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, addMonths, type Day } from '@oc-stats/contract';
import { StoreError, type DailyQuery, type DailyRow } from '@oc-stats/store';
import { createMemoryStore } from '@oc-stats/store/memory';
import { episodePlays } from './episode-plays.ts';

const ORGANIZATION = 'org';
const AS_OF = '2026-11-20';
const EVENTS = ['a', 'b', 'c'].map((id) => ({ id, seriesId: id === 'c' ? null : 's' }));
const OF = { organization: ORGANIZATION, asOf: AS_OF, events: EVENTS };

async function storeOf(rows: readonly DailyRow[], covers?: { from: Day; to: Day }) {
  const store = createMemoryStore({ source: 'matomo' });
  await store.putDaily({ id: 'x', organization: ORGANIZATION, rows, ...(covers ? { covers } : {}) });
  return store;
}

const row = (episode: string, day: Day, plays: number, visitors = plays): DailyRow => ({
  episode,
  series: episode === 'c' ? null : 's',
  day,
  plays,
  visitors,
  finishes: 0,
});

const daysBack = fc.nat(1_100).map((days) => addDays(AS_OF, 20 - days));
const rows = fc.uniqueArray(
  fc.record({
    episode: fc.constantFrom('a', 'b', 'c', 'd'),
    day: daysBack,
    plays: fc.nat(3),
    visitors: fc.nat(2),
  }),
  { selector: ({ day, episode }) => `${episode} ${day}`, maxLength: 60 },
);

describe('episodePlays', () => {
  it('adds up what was counted and finds the last day with a play, whatever the quarters', async () => {
    await fc.assert(
      fc.asyncProperty(rows, daysBack, async (given, since) => {
        const all = given.map(({ day, episode, plays, visitors }) => row(episode, day, plays, visitors));
        const store = await storeOf(all, { from: since, to: addDays(AS_OF, 20) });
        const { bounds, episodes, source } = await episodePlays(store, OF);
        assert.equal(source, 'matomo');
        assert.equal(bounds.countingSince, since);
        const counted = all.filter(({ day, plays }) => day <= AS_OF && day >= since && plays > 0);
        for (const id of ['a', 'b', 'c', 'd']) {
          const own = counted.filter(({ episode }) => episode === id);
          const found = episodes.get(id);
          // Days before counting may or may not be found; those since then must.
          const last = own
            .map(({ day }) => day)
            .sort()
            .at(-1);
          if (last !== undefined) assert.equal(found?.last, last);
          const later = own.filter(({ day }) => day >= addMonths(AS_OF, -12));
          if (since >= addMonths(AS_OF, -12)) continue;
          assert.equal(
            found?.yearViews ?? 0,
            later.reduce((sum, { plays }) => sum + plays, 0),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is exact where all days are complete', async () => {
    const store = await storeOf(
      [
        row('a', '2024-02-29', 2),
        row('a', '2025-11-20', 3),
        row('a', '2025-11-19', 5),
        row('a', AS_OF, 1, 0),
        row('a', addDays(AS_OF, 1), 100),
        row('b', '2026-01-01', 0, 7),
      ],
      { from: '2024-02-29', to: AS_OF },
    );
    const shares: number[] = [];
    const { episodes } = await episodePlays(store, { ...OF, onProgress: (share) => shares.push(share) });
    assert.deepEqual([...episodes], [['a', { views: 11, viewers: 10, yearViews: 4, last: AS_OF }]]);
    assert.equal(shares.at(-1), 1);
    assert.deepEqual(
      shares,
      [...shares].sort((a, b) => a - b),
    );
  });

  it('finds views of days before counting was complete', async () => {
    const store = await storeOf([row('a', '2026-01-05', 4)], { from: '2026-02-01', to: AS_OF });
    const { bounds, episodes } = await episodePlays(store, OF);
    assert.deepEqual([bounds.countingSince, episodes.get('a')?.last], ['2026-02-01', '2026-01-05']);
  });

  it('knows of nothing where nothing was counted', async () => {
    const { bounds, episodes } = await episodePlays(createMemoryStore(), OF);
    assert.deepEqual([bounds.countingSince, episodes.size], [null, 0]);
  });

  it('asks series by series, and alone for what has none, where a store knows no list of all', async () => {
    const store = await storeOf([row('a', '2026-03-01', 4), row('c', '2024-03-02', 1)], {
      from: '2024-01-01',
      to: AS_OF,
    });
    const asked: string[] = [];
    const reader = {
      bounds: store.bounds,
      capabilities: store.capabilities,
      daily: async (query: DailyQuery) => {
        asked.push(`${query.scope.type} ${query.scope.id}`);
        if (query.scope.type === 'organization') throw new StoreError('not-available');
        return store.daily(query);
      },
    };
    const { episodes } = await episodePlays(reader, OF);
    const found = (id: string) => [episodes.get(id)?.last, episodes.get(id)?.views];
    assert.deepEqual([found('a'), found('c'), episodes.size], [['2026-03-01', 4], ['2024-03-02', 1], 2]);
    assert.deepEqual(new Set(asked), new Set(['organization org', 'series s', 'episode c']));
  });

  it('fails as the store fails, and stops when it is told to', async () => {
    const store = await storeOf([row('a', '2026-03-01', 4)], { from: '2026-01-01', to: AS_OF });
    const broken = { ...store, daily: () => Promise.reject(new StoreError('unavailable')) };
    await assert.rejects(episodePlays(broken, OF), { code: 'unavailable' });
    await assert.rejects(episodePlays(store, OF, AbortSignal.abort()), { code: 'aborted' });
  });
});
