import assert from 'node:assert/strict';
import { GRAINS, METRIC_IDS } from '@oc-stats/contract';
import type { StatsReader, StoreScope } from '@oc-stats/store';
import { createMemoryStore } from '@oc-stats/store/memory';
import { ORGANIZATION, ROWS } from './golden-points.fixture.ts';

const RANGE = { from: '2024-01-01', to: '2024-12-31' };

/** Every kind of question about the golden points, in every scope, against the store that is always right. */
export async function answersAsTheReference(store: StatsReader): Promise<void> {
  const reference = createMemoryStore();
  await reference.putDaily({ id: 'golden', organization: ORGANIZATION, rows: ROWS });
  const scopes: StoreScope[] = [
    { organization: ORGANIZATION, type: 'organization', id: ORGANIZATION },
    ...['s1', 's2', 'unknown'].map((id) => ({ organization: ORGANIZATION, type: 'series', id }) as const),
    ...['e1', 'e2', 'e "3", \\x', 'e4'].map(
      (id) => ({ organization: ORGANIZATION, type: 'episode', id }) as const,
    ),
    { organization: 'nobody', type: 'series', id: 's1' },
  ];
  for (const scope of scopes) {
    for (const type of ['series', 'episode'] as const) {
      const totals = {
        scope,
        by: type,
        range: RANGE,
        metrics: METRIC_IDS,
        order: 'plays',
        limit: 2,
      } as const;
      assert.deepEqual(await store.totals(totals), await reference.totals(totals));
      const daily = { scope, by: type, range: RANGE };
      assert.deepEqual(await store.daily(daily), await reference.daily(daily));
      for (const grain of GRAINS) {
        const timeline = { scope, range: RANGE, grain, metrics: METRIC_IDS, by: { type, top: 3 } } as const;
        assert.deepEqual(await store.timeline(timeline), await reference.timeline(timeline));
      }
    }
    const matrix = { scope, range: RANGE, grain: 'month', metric: 'visitors' } as const;
    assert.deepEqual(await store.matrix(matrix), await reference.matrix(matrix));
  }
}
