import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRIC_IDS } from '@oc-stats/contract';
import { ALL_DAYS, GOLDEN } from './golden.ts';
import { dailyRows, scopeOf, type Subject } from './subject.ts';

export function batchTests(subject: Subject): void {
  async function playsBySeries(organization: string): Promise<Record<string, number>> {
    const { ids, values } = await subject.store.totals({
      scope: scopeOf(organization),
      by: 'series',
      range: ALL_DAYS,
      metrics: ['plays'],
      order: 'plays',
      limit: 100,
    });
    return Object.fromEntries(ids.map((id, i) => [id ?? 'no series', values.plays?.[i] ?? 0]));
  }

  test('batches: the same id is applied once, also with other content', async () => {
    const organization = subject.organization();
    const batch = { id: 'b1', organization, rows: dailyRows('e s 2024-05-01 3 2 1') };
    assert.deepEqual(await subject.store.putDaily(batch), { applied: true, rows: 1 });
    const { revision } = await subject.store.bounds(organization);
    assert.deepEqual(await subject.store.putDaily(batch), { applied: false, rows: 0 });
    const other = { ...batch, rows: dailyRows('e s 2024-05-01 99 9 9'), covers: ALL_DAYS };
    assert.deepEqual(await subject.store.putDaily(other), { applied: false, rows: 0 });
    assert.deepEqual(await playsBySeries(organization), { s: 3 });
    const bounds = await subject.store.bounds(organization);
    assert.deepEqual([bounds.revision, bounds.countingSince], [revision, null]);
  });

  test('batches: daily rows and segments, and two organisations, have ids of their own', async () => {
    const organization = subject.organization();
    const other = subject.organization();
    const rows = dailyRows('e s 2024-05-01 3 2 1');
    const segments = [{ ...rows[0]!, days: 1, step: 10, duration: 20, counts: [1, 2] }];
    assert.equal((await subject.store.putDaily({ id: 'x', organization, rows })).applied, true);
    assert.equal((await subject.store.putSegments({ id: 'x', organization, rows: segments })).applied, true);
    assert.equal((await subject.store.putDaily({ id: 'x', organization: other, rows })).applied, true);
    assert.equal(
      (await subject.store.putSegments({ id: 'x', organization: other, rows: segments })).applied,
      true,
    );
    assert.equal((await subject.store.putSegments({ id: 'x', organization, rows: segments })).applied, false);
  });

  test('batches: late and corrected days replace what was there, and nothing else', async () => {
    const organization = await subject.filled(GOLDEN);
    const late = dailyRows(`
      e1  s1  2024-01-01  50  40  20
      e1  s1  2022-06-30   1   1   0
      e6  s3  2024-01-01   2   2   2
    `);
    await subject.store.putDaily({ id: 'late', organization, rows: late });
    const answer = await subject.store.timeline({
      scope: scopeOf(organization),
      range: { from: '2022-01-01', to: '2024-01-31' },
      grain: 'day',
      metrics: METRIC_IDS,
    });
    assert.deepEqual(answer.buckets, ['2022-06-30', '2023-12-31', '2024-01-01']);
    assert.deepEqual(answer.values, { plays: [1, 4, 54], visitors: [1, 3, 44], finishes: [0, 1, 22] });
  });

  test('batches: a row that moves an episode takes its counts from the old series to the new', async () => {
    const organization = await subject.filled(
      dailyRows(`
        e  old  2024-05-01  3  3  0
        e  old  2024-05-02  4  4  0
        f  old  2024-05-02  1  1  0
      `),
    );
    await subject.store.putDaily({
      id: 'moved',
      organization,
      rows: dailyRows(`
        e  new  2024-05-01  3  3  0
        e  -    2024-05-02  6  6  0
      `),
    });
    assert.deepEqual(await playsBySeries(organization), { 'no series': 6, new: 3, old: 1 });
    const old = { scope: scopeOf(organization, 'series', 'old'), range: ALL_DAYS } as const;
    const timeline = await subject.store.timeline({ ...old, grain: 'day', metrics: ['plays'] });
    assert.deepEqual(timeline, { buckets: ['2024-05-02'], values: { plays: [1] }, before: { plays: 0 } });
    const month = await subject.store.totals({
      ...old,
      by: 'episode',
      metrics: ['plays'],
      order: 'plays',
      limit: 9,
    });
    assert.deepEqual(month.ids, ['f']);
    const whole = await subject.store.totals({
      scope: scopeOf(organization),
      by: 'episode',
      range: ALL_DAYS,
      metrics: ['plays'],
      order: 'plays',
      limit: 9,
    });
    assert.deepEqual(
      [whole.ids, whole.values.plays],
      [
        ['e', 'f'],
        [9, 1],
      ],
    );
  });

  test('batches: within a batch the later row wins', async () => {
    const organization = await subject.filled(
      dailyRows(`
        e  a  2024-05-01  3  3  0
        e  b  2024-05-01  5  5  0
      `),
    );
    assert.deepEqual(await playsBySeries(organization), { b: 5 });
  });

  test('batches: equal ids in two organisations never meet', async () => {
    const one = await subject.filled(dailyRows('e s 2024-05-01 3 2 1'));
    const two = await subject.filled(dailyRows('e s 2024-05-01 8 7 6'));
    assert.deepEqual([await playsBySeries(one), await playsBySeries(two)], [{ s: 3 }, { s: 8 }]);
    await subject.store.putDaily({
      id: 'second',
      organization: two,
      rows: dailyRows('e t 2024-05-01 9 9 9'),
    });
    assert.deepEqual([await playsBySeries(one), await playsBySeries(two)], [{ s: 3 }, { t: 9 }]);
    const matrix = { metric: 'plays', range: ALL_DAYS, grain: 'day' } as const;
    assert.deepEqual((await subject.store.matrix({ scope: scopeOf(one), ...matrix })).cells, [3]);
  });

  test('batches: an empty batch is a batch', async () => {
    const organization = subject.organization();
    assert.deepEqual(await subject.store.putDaily({ id: 'e', organization, rows: [] }), {
      applied: true,
      rows: 0,
    });
    assert.deepEqual(await subject.store.putSegments({ id: 'e', organization, rows: [] }), {
      applied: true,
      rows: 0,
    });
    assert.deepEqual(await subject.store.putDaily({ id: 'e', organization, rows: [] }), {
      applied: false,
      rows: 0,
    });
  });

  test('batches: sent at the same time they are applied one after the other, each once', async () => {
    const organization = subject.organization();
    const ids = ['a', 'b', 'c', 'a', 'b', 'c', 'a'];
    const receipts = await Promise.all(
      ids.map((id) =>
        subject.store.putDaily({
          id,
          organization,
          rows: dailyRows(`${id} s 2024-05-01 1 1 0\n ${id} s 2024-05-02 1 1 0`),
        }),
      ),
    );
    assert.equal(receipts.filter((receipt) => receipt.applied).length, 3);
    assert.deepEqual(await playsBySeries(organization), { s: 6 });
  });
}
