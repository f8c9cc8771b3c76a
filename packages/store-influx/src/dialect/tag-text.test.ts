import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { openInfluxStore } from '../influx-store.ts';
import { startRealInflux, withoutInflux } from '../real-influx.fixture.ts';
import { storedTag, tagFrom } from './tag-text.ts';

const special = fc.constantFrom(
  '\n',
  '\\',
  '\uf6d1',
  ' ',
  ',',
  '=',
  '"',
  "'",
  '\0',
  '\r',
  '\t',
  'n',
  'e',
  '😀',
  '#',
  '$v0',
);
const text = fc
  .oneof(
    fc.string({ unit: 'binary', minLength: 1 }),
    fc.array(special, { minLength: 1 }).map((parts) => parts.join('')),
  )
  .filter((one) => !/\p{Surrogate}/u.test(one));

describe('texts in tags', () => {
  it('come back as they were, and two never become one', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        assert.equal(tagFrom(storedTag(a)), a);
        assert.equal(storedTag(a) === storedTag(b), a === b);
        assert.ok(!/\n|\\$/.test(storedTag(a)));
      }),
    );
  });

  it('are stored as they are, so that others find them, but for line feeds and a backslash at the end', () => {
    for (const id of ['6d3004a3-a581', 'a b,c=d "e" \\ f', '🎓', 'a\\n']) assert.equal(storedTag(id), id);
  });

  it('go through a real InfluxDB', { skip: withoutInflux }, async (t) => {
    const influx = await startRealInflux();
    t.after(() => influx.close());
    await influx.query('CREATE DATABASE opencast');
    const store = openInfluxStore({ url: influx.url, database: 'opencast', write: true });
    t.after(() => store.close());
    const ids = [...new Set(fc.sample(text, { numRuns: 100, seed: 7 }))];
    const rows = ids.map((id, i) => ({
      episode: id,
      series: id,
      day: '2024-05-01',
      plays: i,
      visitors: 0,
      finishes: 0,
    }));
    await store.putDaily({ id: 'b', organization: 'o\n\\', rows });
    const range = { from: '2024-05-01', to: '2024-05-01' };
    for (const [i, id] of ids.entries()) {
      const scope = { organization: 'o\n\\', type: 'series', id } as const;
      const { ids: found, cells } = await store.matrix({ scope, range, grain: 'day', metric: 'plays' });
      assert.deepEqual([found, cells], [[id], [i]], JSON.stringify(id));
    }
    // Written into another series they replace themselves: a removal finds them, too.
    await store.putDaily({
      id: 'c',
      organization: 'o\n\\',
      rows: rows.map((one) => ({ ...one, series: 's' })),
    });
    const whole = { organization: 'o\n\\', type: 'organization', id: 'o\n\\' } as const;
    const totals = {
      scope: whole,
      by: 'series',
      range,
      metrics: ['plays'],
      order: 'plays',
      limit: 9,
    } as const;
    assert.deepEqual((await store.totals(totals)).ids, ['s']);
  });
});
