import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIRST_DAY, METRIC_IDS } from '@oc-stats/contract';
import { ALL_DAYS, GOLDEN } from './golden.ts';
import { dailyRows, days, scopeOf, type Subject } from './subject.ts';

const NOTHING = { buckets: [], values: { plays: [] }, before: { plays: 0 } };

export function timelineTests(subject: Subject): void {
  test('timeline: days of an organisation, in every metric, leap day included', async () => {
    const organization = await subject.filled(GOLDEN);
    const answer = await subject.store.timeline({
      scope: scopeOf(organization),
      range: days('2024-01-01', '2024-03-01'),
      grain: 'day',
      metrics: METRIC_IDS,
    });
    assert.deepEqual(answer, {
      buckets: ['2024-01-01', '2024-02-29', '2024-03-01'],
      values: { plays: [7, 20, 7], visitors: [6, 16, 5], finishes: [2, 7, 3] },
      before: { plays: 4, visitors: 3, finishes: 1 },
    });
  });

  test('timeline: a series and an episode see their own rows only', async () => {
    const organization = await subject.filled(GOLDEN);
    const question = { range: ALL_DAYS, grain: 'year', metrics: ['plays'] } as const;
    const series = await subject.store.timeline({
      scope: scopeOf(organization, 'series', 's1'),
      ...question,
    });
    assert.deepEqual(series, {
      buckets: ['2023-01-01', '2024-01-01', '2026-01-01', '2027-01-01'],
      values: { plays: [4, 15, 2, 3] },
      before: { plays: 0 },
    });
    const episode = await subject.store.timeline({
      scope: scopeOf(organization, 'episode', 'e2'),
      ...question,
    });
    assert.deepEqual(episode, {
      buckets: ['2024-01-01', '2026-01-01', '2027-01-01'],
      values: { plays: [3, 2, 3] },
      before: { plays: 0 },
    });
  });

  test('timeline: ISO weeks go on over the end of a year', async () => {
    const organization = await subject.filled(GOLDEN);
    const answer = await subject.store.timeline({
      scope: scopeOf(organization),
      range: ALL_DAYS,
      grain: 'week',
      metrics: ['plays'],
    });
    assert.deepEqual(answer.buckets, ['2023-12-25', '2024-01-01', '2024-02-26', '2024-12-30', '2026-12-28']);
    assert.deepEqual(answer.values, { plays: [4, 7, 27, 17, 5] });
  });

  test('timeline: months, and outer buckets that hold only the days of the range', async () => {
    const organization = await subject.filled(GOLDEN);
    const answer = await subject.store.timeline({
      scope: scopeOf(organization),
      range: days('2024-02-01', '2024-12-30'),
      grain: 'month',
      metrics: ['plays', 'finishes'],
    });
    assert.deepEqual(answer, {
      buckets: ['2024-02-01', '2024-03-01', '2024-12-01'],
      values: { plays: [20, 7, 9], finishes: [7, 3, 5] },
      before: { plays: 11, finishes: 3 },
    });
    const week = await subject.store.timeline({
      scope: scopeOf(organization),
      range: days('2024-12-31', '2025-01-01'),
      grain: 'week',
      metrics: ['plays'],
    });
    assert.deepEqual(week, { buckets: ['2024-12-30'], values: { plays: [8] }, before: { plays: 47 } });
  });

  test('timeline: a row of zeros is a bucket, a day without row is none', async () => {
    const organization = await subject.filled(dailyRows('e s 2024-05-05 0 0 0'));
    const answer = await subject.store.timeline({
      scope: scopeOf(organization, 'episode', 'e'),
      range: days('2024-05-01', '2024-05-31'),
      grain: 'day',
      metrics: ['plays'],
    });
    assert.deepEqual(answer, { buckets: ['2024-05-05'], values: { plays: [0] }, before: { plays: 0 } });
  });

  test('timeline: empty ranges and unknown ids are empty answers', async () => {
    const organization = await subject.filled(GOLDEN);
    const question = { range: ALL_DAYS, grain: 'day', metrics: ['plays'] } as const;
    const scopes = [
      scopeOf(organization, 'series', 'e1'),
      scopeOf(organization, 'episode', 's1'),
      scopeOf(organization, 'episode', ''),
      scopeOf(subject.organization()),
    ];
    for (const scope of scopes)
      assert.deepEqual(await subject.store.timeline({ scope, ...question }), NOTHING);
    const later = await subject.store.timeline({
      scope: scopeOf(organization),
      ...question,
      range: days('2030-01-01'),
    });
    assert.deepEqual(later, { ...NOTHING, before: { plays: 60 } });
    const earlier = await subject.store.timeline({
      scope: scopeOf(organization),
      ...question,
      range: days(FIRST_DAY),
    });
    assert.deepEqual(earlier, NOTHING);
  });

  test('timeline: split by series, largest first, "no series" among them', async () => {
    const organization = await subject.filled(GOLDEN);
    const answer = await subject.store.timeline({
      scope: scopeOf(organization),
      range: days('2024-01-01', '2024-12-31'),
      grain: 'month',
      metrics: ['plays', 'visitors'],
      by: { type: 'series', top: 5 },
    });
    assert.deepEqual(answer.items, [
      {
        id: 's2',
        buckets: ['2024-02-01', '2024-12-01'],
        values: { plays: [10, 9], visitors: [8, 7] },
        before: { plays: 0, visitors: 0 },
      },
      {
        id: 's1',
        buckets: ['2024-01-01', '2024-02-01', '2024-03-01'],
        values: { plays: [7, 7, 1], visitors: [6, 5, 1] },
        before: { plays: 4, visitors: 3 },
      },
      {
        id: null,
        buckets: ['2024-02-01', '2024-03-01'],
        values: { plays: [3, 6], visitors: [3, 4] },
        before: { plays: 0, visitors: 0 },
      },
    ]);
    assert.deepEqual(answer.values, { plays: [7, 20, 7, 9], visitors: [6, 16, 5, 7] });
  });

  test('timeline: the split keeps the top by the first metric of the range, equal ones by id', async () => {
    const organization = await subject.filled(
      dailyRows(`
        b  s  2024-05-02   5  9  0
        a  s  2024-05-02   5  1  0
        c  s  2024-05-02   6  1  0
        d  s  2024-05-02   4  1  0
        d  s  2024-04-30  90  9  0
      `),
    );
    const question = {
      range: days('2024-05-01', '2024-05-31'),
      grain: 'day',
      by: { type: 'episode', top: 3 },
    } as const;
    for (const scope of [scopeOf(organization), scopeOf(organization, 'series', 's')]) {
      const byPlays = await subject.store.timeline({ scope, ...question, metrics: ['plays'] });
      assert.deepEqual(
        byPlays.items?.map((item) => item.id),
        ['c', 'a', 'b'],
      );
      const byVisitors = await subject.store.timeline({ scope, ...question, metrics: ['visitors', 'plays'] });
      assert.deepEqual(byVisitors.items?.[0], {
        id: 'b',
        buckets: ['2024-05-02'],
        values: { visitors: [9], plays: [5] },
        before: { visitors: 0, plays: 0 },
      });
    }
  });

  test('timeline: named items are answered in their order, those without rows too', async () => {
    const organization = await subject.filled(GOLDEN);
    const question = { range: days('2024-01-01', '2024-12-31'), grain: 'year', metrics: ['plays'] } as const;
    const series = await subject.store.timeline({
      ...question,
      scope: scopeOf(organization),
      by: { type: 'series', only: [null, 'unknown', 's1'] },
    });
    assert.deepEqual(series.items, [
      { id: null, buckets: ['2024-01-01'], values: { plays: [9] }, before: { plays: 0 } },
      { id: 'unknown', ...NOTHING },
      { id: 's1', buckets: ['2024-01-01'], values: { plays: [15] }, before: { plays: 4 } },
    ]);
    assert.deepEqual(series.values, { plays: [43] });

    const nobody = await subject.store.timeline({
      ...question,
      scope: scopeOf(organization, 'series', 'nobody'),
      by: { type: 'episode', only: ['e1'] },
    });
    assert.deepEqual(nobody.items, [{ id: 'e1', ...NOTHING }]);
  });

  test('timeline: an item that belongs to several series shows the rows of the scope', async () => {
    const organization = await subject.filled(
      dailyRows(`
        e  s1  2024-04-30  1  0  0
        e  s1  2024-05-01  5  0  0
        e  s2  2024-05-02  7  0  0
      `),
    );
    const question = { range: days('2024-05-01', '2024-05-31'), grain: 'day', metrics: ['plays'] } as const;
    for (const by of [{ type: 'episode', top: 3 } as const, { type: 'episode', only: ['e'] } as const]) {
      const { items } = await subject.store.timeline({
        ...question,
        scope: scopeOf(organization, 'series', 's1'),
        by,
      });
      assert.deepEqual(items, [
        { id: 'e', buckets: ['2024-05-01'], values: { plays: [5] }, before: { plays: 1 } },
      ]);
    }
  });
}
