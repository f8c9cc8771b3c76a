import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statsPath, type MatrixAnswer, type TotalsAnswer } from '@oc-stats/contract';
import { asked, smallApp } from '../app.fixture.ts';
import { OPEN_SETTINGS } from '../settings.ts';

// Its only lecture comes in three weeks. The running week is not over, and untold of whatever has no numbers.
const EMPTY = { type: 'series', id: 'empty' } as const;
const range = { from: '2026-03-01', to: '2026-03-31' };

test('of a lecture that nobody could watch yet nothing is withheld', async () => {
  const app = await smallApp({ settings: { ...OPEN_SETTINGS, privacy: { minimumVisitors: 5 } } });
  const totals = await asked<TotalsAnswer>(
    app,
    statsPath(EMPTY, 'totals', { ...range, by: 'episode', order: 'title' }),
  );
  assert.deepEqual(
    totals.items.map(({ id }) => id),
    ['later'],
  );
  assert.deepEqual(totals.columns[0], { metric: 'plays', data: [null], withheld: [] });
  assert.deepEqual(totals.hidden, { below: 5, cells: 0 });

  const matrix = await asked<MatrixAnswer>(
    app,
    statsPath(EMPTY, 'matrix', { ...range, grain: 'week', metric: 'plays' }),
  );
  assert.deepEqual(matrix.rows[0]?.withheld, []);
  assert.deepEqual(matrix.hidden, { below: 5, cells: 0 });
});
