import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StatsError } from '@oc-stats/contract';
import fc from 'fast-check';
import type { Catalog, CatalogEpisode, CatalogSeries, PageQuery } from '../catalog.ts';
import type { CatalogSnapshot } from './catalog-snapshot.ts';
import { createCatalog, createCatalogInSlices } from './create-catalog.ts';

describe('createCatalog', () => {
  it('knows what it was made from, and nothing else', () => {
    const catalog = createCatalog(
      snapshot([episode('e1', { seriesId: 's1' }), episode('e2')], [series('s1')]),
    );
    assert.equal(catalog.episode('e1')?.title, 'Title of e1');
    assert.equal(catalog.series('s1')?.title, 'Title of s1');
    assert.equal(catalog.episode('s1'), null);
    assert.equal(catalog.series('toString'), null);
    assert.equal(catalog.episode('__proto__'), null);
    assert.deepEqual(catalog.size, { series: 1, episodes: 2 });
    assert.deepEqual([catalog.countEpisodes('s1'), catalog.countEpisodes('gone')], [1, 0]);
  });

  it('lists series by title, numbers as numbers, accents beside their letters', () => {
    const titles = ['Lecture 10', 'lecture 2', 'Ökonomie', 'Optik', 'Zoologie', 'Éthique'];
    const catalog = createCatalog(
      snapshot(
        [],
        titles.map((title, at) => series(`s${at}`, { title })),
      ),
    );
    const listed = catalog.listSeries({ limit: 10 }).items.map(({ title }) => title);
    assert.deepEqual(listed, ['Éthique', 'lecture 2', 'Lecture 10', 'Ökonomie', 'Optik', 'Zoologie']);
  });

  it('lists episodes by date, then title; what has no date comes last', () => {
    const catalog = createCatalog(
      snapshot([
        episode('none', { date: null }),
        episode('b', { date: '2026-01-02', title: 'Lecture 2' }),
        episode('a', { date: '2026-01-02', title: 'Lecture 10' }),
        episode('early', { date: '2025-12-31' }),
        episode('none2', { date: null, title: 'A' }),
      ]),
    );
    assert.deepEqual(ids(catalog.listEpisodes({ limit: 10 }).items), ['early', 'b', 'a', 'none2', 'none']);
  });

  it('keeps the order of any number of episodes, also when it is made in slices', async () => {
    const anyEpisode = fc
      .tuple(
        fc.constantFrom('2026-01-01', '2026-01-02', null),
        fc.constantFrom('Lecture 2', 'lecture 10', 'Ü', ''),
      )
      .map(([date, title]) => ({ date, title }));
    const collator = new Intl.Collator('en', { numeric: true });
    await fc.assert(
      fc.asyncProperty(fc.array(anyEpisode, { maxLength: 1_300, size: 'max' }), async (given) => {
        const all = given.map((change, at) => episode(`e${at}`, change));
        const expected = [...all].sort(
          (a, b) =>
            (a.date ?? '9').localeCompare(b.date ?? '9') ||
            collator.compare(a.title, b.title) ||
            (a.id < b.id ? -1 : 1),
        );
        for (const catalog of [createCatalog(snapshot(all)), await createCatalogInSlices(snapshot(all))]) {
          assert.deepEqual(ids(catalog.listEpisodes({ limit: 2_000 }).items), ids(expected));
        }
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });

  it('lists the episodes of a series only, also of one that it does not know by name', () => {
    const catalog = createCatalog(
      snapshot([episode('a', { seriesId: 's' }), episode('b'), episode('c', { seriesId: 's' })]),
    );
    const page = catalog.listEpisodes({ limit: 1, seriesId: 's' });
    assert.deepEqual([ids(page.items), page.count], [['a'], 2]);
    assert.deepEqual(ids(catalog.listEpisodes({ limit: 1, seriesId: 's', cursor: page.next! }).items), ['c']);
    assert.deepEqual(catalog.listEpisodes({ limit: 1, seriesId: 'x' }), { items: [], count: 0, next: null });
  });

  it('finds titles and people', () => {
    const catalog = createCatalog(
      snapshot([
        episode('a', { title: 'Größe', presenters: ['Dr. Jarnåker'] }),
        episode('b', { title: 'Grosse Fuge' }),
      ]),
    );
    assert.deepEqual(ids(catalog.listEpisodes({ limit: 9, text: 'jarnaker GROESSE' }).items), ['a']);
    assert.deepEqual(ids(catalog.listEpisodes({ limit: 9, text: 'grosse' }).items), ['a', 'b']);
  });

  it('keeps the last of two entries with one identifier', () => {
    const catalog = createCatalog(snapshot([episode('a', { title: 'old' }), episode('a', { title: 'new' })]));
    assert.deepEqual([catalog.size.episodes, catalog.listEpisodes({ limit: 9 }).items[0]?.title], [1, 'new']);
  });

  it('pages through everything once, in order, whatever the size of the pages', () => {
    fc.assert(
      fc.property(
        episodes,
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('', 'a', 'b a', 'zz'),
        (all, limit, text) => {
          const catalog = createCatalog(snapshot(all));
          const whole = catalog.listEpisodes({ limit: 1_000, text });
          assert.equal(whole.next, null);
          assert.equal(whole.count, whole.items.length);
          assert.deepEqual(
            walk((query) => catalog.listEpisodes({ ...query, text }), limit),
            ids(whole.items),
          );
        },
      ),
    );
  });

  it('goes on behind the last item when the catalogue has changed meanwhile', () => {
    fc.assert(
      fc.property(episodes, episodes, fc.integer({ min: 1, max: 5 }), (before, added, limit) => {
        const first = createCatalog(snapshot(before)).listEpisodes({ limit });
        if (first.next === null) return;
        const changed = createCatalog(snapshot([...before, ...added]));
        const rest = walk((query) => changed.listEpisodes(query), limit, first.next);
        const order = ids(changed.listEpisodes({ limit: 1_000 }).items);
        assert.deepEqual(rest, order.slice(order.indexOf(first.items.at(-1)!.id) + 1));
      }),
    );
  });

  it('goes on at the same place when the last item is gone', () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((id) => episode(id));
    const { next } = createCatalog(snapshot(all)).listEpisodes({ limit: 2 });
    const without = createCatalog(snapshot(all.filter(({ id }) => id !== 'b')));
    assert.deepEqual(ids(without.listEpisodes({ limit: 9, cursor: next! }).items), ['c', 'd', 'e']);
    const empty = createCatalog(snapshot([]));
    assert.deepEqual(empty.listEpisodes({ limit: 9, cursor: next! }), { items: [], count: 0, next: null });
  });

  it('keeps cursors short, whatever the identifier and the title', () => {
    const long = [
      episode('x'.repeat(200)),
      episode('讲'.repeat(128), { title: 'W'.repeat(10_000) }),
      episode('z'),
    ];
    const { next } = createCatalog(snapshot(long)).listEpisodes({ limit: 2 });
    assert.match(next!, /^[0-9a-z-]{1,30}$/);
  });

  const isBad = (error: unknown) =>
    error instanceof StatsError && error.code === 'bad-cursor' && error.parameter === 'cursor';
  for (const cursor of [
    '',
    'x',
    'e',
    '0',
    's1-abc',
    'e-1-abc',
    'e1-',
    "e1-'",
    '../',
    'e1-abc\0',
    '💥',
    'e'.repeat(500),
  ]) {
    it(`refuses the cursor ${JSON.stringify(cursor).slice(0, 20)}`, () => {
      const catalog = createCatalog(snapshot([episode('a')]));
      assert.throws(() => catalog.listEpisodes({ limit: 1, cursor }), isBad);
    });
  }

  it('never fails otherwise on a cursor, and never gives more than asked for', () => {
    const catalog = createCatalog(snapshot(['a', 'b', 'c'].map((id) => episode(id))));
    const cursor = fc.oneof(fc.string(), fc.stringMatching(/^e[0-9a-z]{1,6}-[0-9a-z]{1,11}$/));
    fc.assert(
      fc.property(cursor, (text) => {
        try {
          assert.ok(catalog.listEpisodes({ limit: 2, cursor: text }).items.length <= 2);
        } catch (error) {
          assert.ok(isBad(error));
        }
      }),
    );
  });
});

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', ' '), maxLength: 4 });
const episodes = fc.uniqueArray(
  fc
    .record({
      id: fc.string({ minLength: 1, maxLength: 6 }),
      title: letters,
      date: fc.option(fc.constantFrom('2026-01-01', '2026-01-02', '2026-02-01')),
    })
    .map(({ id, ...rest }) => episode(id, rest)),
  { selector: ({ id }) => id, maxLength: 25 },
);

function walk(
  list: (query: PageQuery) => ReturnType<Catalog['listEpisodes']>,
  limit: number,
  from?: string,
): string[] {
  const seen: string[] = [];
  let cursor = from;
  for (;;) {
    const page = list(cursor === undefined ? { limit } : { limit, cursor });
    assert.ok(page.items.length <= limit);
    seen.push(...ids(page.items));
    if (page.next === null) return seen;
    cursor = page.next;
  }
}

function ids(items: readonly { id: string }[]): string[] {
  return items.map(({ id }) => id);
}

function snapshot(all: readonly CatalogEpisode[], some: readonly CatalogSeries[] = []): CatalogSnapshot {
  return { organization: { id: 'o', title: 'O' }, series: some, episodes: all };
}

function episode(id: string, change: Partial<CatalogEpisode> = {}): CatalogEpisode {
  const plain = { title: `Title of ${id}`, seriesId: null, presenters: [], date: '2026-01-01' };
  return { id, ...plain, published: null, duration: null, ...change };
}

function series(id: string, change: Partial<CatalogSeries> = {}): CatalogSeries {
  return { id, title: `Title of ${id}`, organizers: [], date: null, ...change };
}
