import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openInfluxStore } from '../influx-store.ts';
import { impression } from '../matomo-history.fixture.ts';
import { startRealInflux, withoutInflux } from '../real-influx.fixture.ts';
import { resultsOf } from './results.ts';

const at = { address: 'localhost:8086', database: 'd' };
const chunk = (id: number, rows: number, partial?: boolean) =>
  JSON.stringify({
    results: [
      {
        statement_id: id,
        series: [{ name: 'm', columns: ['time'], values: Array.from({ length: rows }, () => [1]), partial }],
        ...(partial ? { partial } : {}),
      },
    ],
  });

describe('an answer in chunks', () => {
  it('is put together by statement', () => {
    const text = `${chunk(0, 2, true)}\n${chunk(0, 1)}\n{"results":[{"statement_id":1}]}\n${chunk(2, 4)}\n`;
    const rows = resultsOf(text, 3, at).map(({ series }) => series.flatMap(({ values }) => values).length);
    assert.deepEqual(rows, [3, 0, 4]);
  });

  it('is refused when its end is missing', () => {
    for (const text of [chunk(0, 2, true), `${chunk(0, 2, true)}\n${chunk(1, 2)}`, `${chunk(0, 1)}`]) {
      assert.throws(() => resultsOf(text, 2, at), { kind: 'cut' }, text);
    }
    assert.throws(() => resultsOf(chunk(0, 2).slice(0, -3), 1, at), SyntaxError);
    assert.throws(() => resultsOf('', 1, at), { kind: 'garbage' });
    assert.throws(() => resultsOf(chunk(7, 1), 1, at), { kind: 'garbage' });
  });

  it('is raised when an error comes behind good pieces', () => {
    const text = `${chunk(0, 2, true)}\n{"results":[{"statement_id":0,"error":"query interrupted"}]}`;
    assert.throws(() => resultsOf(text, 1, at), { kind: 'question', message: /query interrupted/ });
  });

  it('is whole also where InfluxDB cuts other answers off', { skip: withoutInflux }, async (t) => {
    const influx = await startRealInflux({ maxRowLimit: 700 });
    t.after(() => influx.close());
    await influx.query('CREATE DATABASE opencast');
    const start = Date.parse('2024-05-01') / 1_000;
    const lines = Array.from({ length: 25_000 }, (_, i) => impression(`e${i % 9}`, 's', 'o', 1, start + i));
    await influx.write('opencast', lines);
    const store = openInfluxStore({ url: influx.url, database: 'opencast' });
    t.after(() => store.close());
    const range = { from: '2024-05-01', to: '2024-05-31' };
    for (const [type, id] of [
      ['series', 's'],
      ['organization', 'o'],
    ] as const) {
      const scope = { organization: 'o', type, id };
      const { cells } = await store.matrix({ scope, range, grain: 'year', metric: 'plays' });
      assert.equal(
        cells.reduce((a, b) => a + b, 0),
        25_000,
      );
    }
  });
});
