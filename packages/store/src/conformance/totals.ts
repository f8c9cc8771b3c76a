import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRIC_IDS } from '@oc-stats/contract';
import type { Totals, TotalsQuery } from '../reader.ts';
import { ALL_DAYS, GOLDEN } from './golden.ts';
import { dailyRows, days, scopeOf, type Subject } from './subject.ts';

export function totalsTests(subject: Subject): void {
  test('totals: every series and "no series", and their sum is the organisation', async () => {
    const organization = await subject.filled(GOLDEN);
    const answer = await subject.store.totals({
      scope: scopeOf(organization),
      by: 'series',
      range: ALL_DAYS,
      metrics: METRIC_IDS,
      order: 'plays',
      limit: 10,
    });
    assert.deepEqual(answer, {
      ids: ['s2', 's1', null],
      values: { plays: [27, 24, 9], visitors: [21, 18, 7], finishes: [13, 8, 2] },
      count: 3,
      next: null,
    });
    const whole = await subject.store.timeline({
      scope: scopeOf(organization),
      range: ALL_DAYS,
      grain: 'year',
      metrics: METRIC_IDS,
    });
    for (const metric of METRIC_IDS) {
      assert.equal(sum(answer.values[metric]), sum(whole.values[metric]));
    }
  });

  test('totals: episodes of an organisation over partial and whole months', async () => {
    const organization = await subject.filled(GOLDEN);
    const question = { by: 'episode', metrics: ['plays'], order: 'plays', limit: 10 } as const;
    const ranges: [string, string, Record<string, number>][] = [
      ['2023-12-31', '2024-03-01', { e1: 16, e3: 10, e4: 9, e2: 3 }],
      ['2024-01-01', '2024-02-29', { e1: 12, e3: 10, e4: 3, e2: 2 }],
      ['2024-02-29', '2024-02-29', { e3: 10, e1: 7, e4: 3 }],
      ['2024-01-02', '2025-01-01', { e3: 27, e4: 9, e1: 7, e2: 1, e5: 0 }],
      ['2024-02-01', '2024-02-29', { e3: 10, e1: 7, e4: 3 }],
    ];
    for (const [from, to, expected] of ranges) {
      const answer = await subject.store.totals({
        scope: scopeOf(organization),
        range: days(from, to),
        ...question,
      });
      assert.deepEqual([answer.ids, answer.values.plays], [Object.keys(expected), Object.values(expected)]);
    }
  });

  test('totals: episodes of a series; a row of zeros is listed, no row is not', async () => {
    const organization = await subject.filled(GOLDEN);
    const answer = await subject.store.totals({
      scope: scopeOf(organization, 'series', 's2'),
      by: 'episode',
      range: days('2025-01-01', '2025-12-31'),
      metrics: ['visitors'],
      order: 'plays',
      limit: 10,
    });
    assert.deepEqual(answer, { ids: ['e3', 'e5'], values: { visitors: [6, 0] }, count: 2, next: null });
  });

  test('totals: the series that an episode was in', async () => {
    const organization = await subject.filled(
      dailyRows(`
        e  old  2024-05-01  3  3  0
        e  new  2024-05-02  5  5  0
        f  new  2024-05-02  7  7  0
      `),
    );
    const question = {
      range: days('2024-05-01', '2024-05-31'),
      metrics: ['plays'],
      order: 'plays',
      limit: 10,
    } as const;
    const series = await subject.store.totals({
      scope: scopeOf(organization, 'episode', 'e'),
      by: 'series',
      ...question,
    });
    assert.deepEqual(
      [series.ids, series.values.plays],
      [
        ['new', 'old'],
        [5, 3],
      ],
    );
    const episodes = await subject.store.totals({
      scope: scopeOf(organization, 'series', 'new'),
      by: 'episode',
      ...question,
    });
    assert.deepEqual(
      [episodes.ids, episodes.values.plays],
      [
        ['f', 'e'],
        [7, 5],
      ],
    );
  });

  test('totals: pages have no gap and no overlap, also among equal sums and with "no series"', async () => {
    const rows = dailyRows(`
      a  s1  2024-05-01  5  1  0
      b  s2  2024-05-01  5  1  0
      c  s3  2024-05-01  5  1  0
      d  -   2024-05-01  5  1  0
      e  s4  2024-05-01  0  1  0
      f  s5  2024-05-01  9  1  0
    `);
    const organization = await subject.filled(rows);
    const question = {
      scope: scopeOf(organization),
      range: days('2024-04-01', '2024-06-30'),
      metrics: ['plays'],
      order: 'plays',
    } as const;
    for (const limit of [1, 2, 3, 5, 6, 7]) {
      const series = await allPages(subject, { ...question, by: 'series', limit });
      assert.deepEqual(series, ['s5', 's1', 's2', 's3', null, 's4']);
      const episodes = await allPages(subject, { ...question, by: 'episode', limit });
      assert.deepEqual(episodes, ['f', 'a', 'b', 'c', 'd', 'e']);
    }
  });

  test('totals: a cursor goes on behind its place although rows came in between', async () => {
    const organization = await subject.filled(
      dailyRows(`
        a  s  2024-05-01  9  1  0
        b  s  2024-05-01  8  1  0
        c  s  2024-05-01  7  1  0
      `),
    );
    const question: TotalsQuery = {
      scope: scopeOf(organization, 'series', 's'),
      by: 'episode',
      range: days('2024-05-01'),
      metrics: ['plays'],
      order: 'plays',
      limit: 2,
    };
    const first = await subject.store.totals(question);
    assert.deepEqual(first.ids, ['a', 'b']);
    await subject.store.putDaily({ id: 'late', organization, rows: dailyRows('z s 2024-05-01 20 1 0') });
    const second = await subject.store.totals({ ...question, cursor: first.next ?? '' });
    assert.deepEqual([second.ids, second.count, second.next], [['c'], 4, null]);
  });

  test('totals: a cursor that cannot be read or belongs to another order is refused', async () => {
    const organization = await subject.filled(GOLDEN);
    const question: TotalsQuery = {
      scope: scopeOf(organization),
      by: 'episode',
      range: ALL_DAYS,
      metrics: ['plays'],
      order: 'plays',
      limit: 1,
    };
    const { next } = await subject.store.totals(question);
    await assert.rejects(subject.store.totals({ ...question, order: 'visitors', cursor: next ?? '' }), {
      code: 'bad-cursor',
    });
    for (const cursor of [
      '',
      'x',
      '!',
      '"',
      'bnVsbA',
      btoa('[1,2,3]'),
      btoa('["plays",1.5,"a"]'),
      `${next ?? ''}A`,
    ]) {
      await assert.rejects(subject.store.totals({ ...question, cursor }), { code: 'bad-cursor' }, cursor);
    }
  });

  test('totals: nothing is found for unknown ids and empty ranges', async () => {
    const organization = await subject.filled(GOLDEN);
    const question = { range: ALL_DAYS, metrics: ['plays'], order: 'plays', limit: 5 } as const;
    const empty: Totals = { ids: [], values: { plays: [] }, count: 0, next: null };
    for (const by of ['series', 'episode'] as const) {
      const unknown = { scope: scopeOf(organization, 'series', 'x'), by, ...question };
      assert.deepEqual(await subject.store.totals(unknown), empty);
      const elsewhere = { scope: scopeOf(subject.organization()), by, ...question };
      assert.deepEqual(await subject.store.totals(elsewhere), empty);
      const later = {
        scope: scopeOf(organization),
        by,
        ...question,
        range: days('2031-01-01', '2031-12-31'),
      };
      assert.deepEqual(await subject.store.totals(later), empty);
    }
  });
}

async function allPages(subject: Subject, question: TotalsQuery): Promise<(string | null)[]> {
  const ids: (string | null)[] = [];
  let page = await subject.store.totals(question);
  ids.push(...page.ids);
  while (page.next !== null) {
    page = await subject.store.totals({ ...question, cursor: page.next });
    ids.push(...page.ids);
  }
  return ids;
}

function sum(values: readonly number[] = []): number {
  return values.reduce((total, value) => total + value, 0);
}
