import assert from 'node:assert/strict';
import test from 'node:test';
import { BATCH_PATH, MAX_ID_LENGTH, statsPath, type BatchLine, type TotalsAnswer } from '@oc-stats/contract';
import { createCatalog } from '@oc-stats/opencast';
import { createMemoryStore } from '@oc-stats/store/memory';
import fc from 'fast-check';
import { asked, smallApp } from '../app.fixture.ts';
import type { App } from '../routes/route.ts';

const ORGANIZATION = 'mh_default_org';

/** As long as an identifier may be, of characters that take most room in a cursor or in an address. */
const pairs = ['\u0000\u0000', '""', '字字', '\u{1f600}', 'éé', '/%', 'aa'] as const;
const length = MAX_ID_LENGTH / 2;
const longId = fc
  .array(fc.constantFrom(...pairs), { minLength: length, maxLength: length })
  .map((parts) => parts.join(''));
const extremes = pairs.map((pair) => pair.repeat(length));

async function appWith(series: string, episodes: readonly string[]): Promise<App> {
  const catalog = createCatalog({
    organization: { id: ORGANIZATION, title: 'University' },
    series: [{ id: series, title: 'Course', organizers: [], date: null }],
    episodes: [],
  });
  const store = createMemoryStore({ dayZone: 'UTC' });
  const day = { day: '2026-03-01', plays: 1, visitors: 1, finishes: 0 };
  await store.putDaily({
    id: 'rows',
    organization: ORGANIZATION,
    covers: { from: '2026-03-01', to: '2026-03-31' },
    rows: episodes.map((episode) => ({ episode, series, ...day })),
  });
  return smallApp({ reader: store, catalog: () => catalog });
}

test('identifiers of any length that is allowed can be paged through, alone and in a batch', async () => {
  const ids = fc.uniqueArray(fc.oneof(longId, fc.constantFrom(...extremes)), { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(ids, async ([series = '', ...episodes]) => {
      const app = await appWith(series, [...episodes, 'one', 'two']);
      const path = (cursor: string | null) =>
        statsPath({ type: 'series', id: series }, 'totals', {
          limit: 1,
          metrics: 'plays,visitors,finishes',
          ...(cursor === null ? {} : { cursor }),
        });
      const found: string[] = [];
      let next: string | null = null;
      do {
        const page: TotalsAnswer = await asked<TotalsAnswer>(app, path(next));
        const body = JSON.stringify({ questions: [{ id: 'q', path: path(next) }] });
        const response = await app.request(BATCH_PATH, { method: 'POST', body });
        assert.deepEqual(((await response.json()) as BatchLine).body, page);
        found.push(...page.items.map(({ id }) => id));
        next = page.next;
      } while (next !== null);
      assert.deepEqual(found.sort(), [...episodes, 'one', 'two'].sort());
    }),
    { numRuns: 25 },
  );
});
