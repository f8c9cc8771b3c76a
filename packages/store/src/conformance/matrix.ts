import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ALL_DAYS, GOLDEN } from './golden.ts';
import { days, scopeOf, type Subject } from './subject.ts';

export function matrixTests(subject: Subject): void {
  test('matrix: a cell for each episode and bucket with a row', async () => {
    const organization = await subject.filled(GOLDEN);
    const answer = await subject.store.matrix({
      scope: scopeOf(organization, 'series', 's1'),
      metric: 'visitors',
      range: ALL_DAYS,
      grain: 'month',
    });
    assert.deepEqual(answer, {
      ids: ['e1', 'e2'],
      buckets: ['2023-12-01', '2024-01-01', '2024-02-01', '2024-03-01', '2026-12-01', '2027-01-01'],
      rows: [0, 0, 0, 1, 1, 1, 1],
      columns: [0, 1, 2, 1, 3, 4, 5],
      cells: [3, 4, 5, 2, 1, 1, 2],
    });
  });

  test('matrix: an organisation and an episode, weeks over the year end, zeros kept', async () => {
    const organization = await subject.filled(GOLDEN);
    const range = days('2024-12-30', '2025-01-05');
    const whole = await subject.store.matrix({
      scope: scopeOf(organization),
      metric: 'plays',
      range,
      grain: 'week',
    });
    assert.deepEqual(whole, {
      ids: ['e3', 'e5'],
      buckets: ['2024-12-30'],
      rows: [0, 1],
      columns: [0, 0],
      cells: [17, 0],
    });
    const one = await subject.store.matrix({
      scope: scopeOf(organization, 'episode', 'e3'),
      metric: 'plays',
      range,
      grain: 'day',
    });
    assert.deepEqual([one.ids, one.buckets, one.cells], [['e3'], ['2024-12-30', '2025-01-01'], [9, 8]]);
  });

  test('matrix: nothing is found for unknown ids and empty ranges', async () => {
    const organization = await subject.filled(GOLDEN);
    const empty = { ids: [], buckets: [], rows: [], columns: [], cells: [] };
    const question = { metric: 'plays', range: ALL_DAYS, grain: 'day' } as const;
    assert.deepEqual(
      await subject.store.matrix({ scope: scopeOf(organization, 'series', '?'), ...question }),
      empty,
    );
    const later = { ...question, range: days('2031-01-01') };
    assert.deepEqual(await subject.store.matrix({ scope: scopeOf(organization), ...later }), empty);
  });
}
