import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCatalog, type CatalogEpisode } from '@oc-stats/opencast';
import { listed } from './listed.ts';

const episode = (id: string, date: string, published: string | null): CatalogEpisode => ({
  id,
  title: id,
  seriesId: null,
  presenters: [],
  date,
  published,
  duration: 60,
});

const catalog = createCatalog({
  organization: { id: 'org', title: 'Org' },
  series: [],
  episodes: [
    episode('early', '2026-01-10', '2026-01-11'),
    episode('planned', '2026-12-01', null),
    episode('late but old', '2026-01-12', '2026-02-01'),
    episode('a twin', '2026-01-10', '2026-01-11'),
    episode('published with them', '2026-01-11', '2026-01-11'),
  ],
});
const scope = { type: 'organization', id: 'org' } as const;
const ids = (order: 'title' | 'date' | 'newest', stored: (string | null)[] = []) =>
  listed(scope, 'episode', order, stored, catalog).map(({ key }) => key);

test('the newest is what was published last; what is only planned comes behind', () => {
  assert.deepEqual(ids('newest'), ['late but old', 'published with them', 'a twin', 'early', 'planned']);
});

test('by date the oldest recording comes first, published or not', () => {
  assert.deepEqual(ids('date'), ['a twin', 'early', 'published with them', 'late but old', 'planned']);
});

test('what only the store knows stands behind, in every order', () => {
  for (const order of ['title', 'date', 'newest'] as const) {
    assert.deepEqual(ids(order, ['gone', 'early', null]).slice(-2), ['gone', null]);
  }
});
