import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareIds } from '../id-order.ts';
import { dailyTableRows } from './daily.ts';
import { ALL_DAYS } from './golden.ts';
import { days, scopeOf, type Subject } from './subject.ts';

const IDS = [
  `it's`,
  `"quoted"`,
  `'; DROP TABLE episode; --`,
  `x' OR 'a'='a`,
  '$1',
  'null',
  '__proto__',
  '../../etc/passwd',
  '<img src=x onerror=alert(1)>',
  'a\0b',
  '\0',
  'a',
  'A',
  ' a',
  'ä',
  'a\u0308',
  '\ufffd',
  '😀',
  '🎓'.repeat(300),
  'محاضرة',
  '\u202eabc',
  'line\nbreak',
  'long'.repeat(2560),
];

export function hostileIdTests(subject: Subject): void {
  test('hostile ids: texts come back as they went in, and find their own rows only', async () => {
    const organization = `o'"\0😀 ${subject.organization()}`;
    const rows = IDS.map((id, i) => ({
      episode: id,
      series: `series of ${id}`,
      day: '2024-05-01',
      plays: i + 1,
      visitors: 0,
      finishes: 0,
    }));
    assert.equal((await subject.store.putDaily({ id: organization, organization, rows })).applied, true);
    assert.equal((await subject.store.putDaily({ id: organization, organization, rows })).applied, false);
    const matrix = await subject.store.matrix({
      scope: scopeOf(organization),
      metric: 'plays',
      range: ALL_DAYS,
      grain: 'year',
    });
    assert.deepEqual(matrix.ids, [...IDS].sort(compareIds));
    const daily = await subject.store.daily({ scope: scopeOf(organization), range: ALL_DAYS, by: 'episode' });
    const inOrder = rows.toSorted((a, b) => compareIds(a.series, b.series));
    assert.deepEqual(
      dailyTableRows(daily),
      inOrder.map(({ series, episode, day, plays }) => [series, episode, day, plays, 0, 0]),
    );
    for (const [i, id] of IDS.entries()) {
      for (const scope of [
        scopeOf(organization, 'episode', id),
        scopeOf(organization, 'series', `series of ${id}`),
      ]) {
        const answer = await subject.store.timeline({
          scope,
          range: ALL_DAYS,
          grain: 'year',
          metrics: ['plays'],
        });
        assert.deepEqual(answer.values.plays, [i + 1], JSON.stringify(id.slice(0, 40)));
      }
    }
  });

  test('hostile ids: equal sums are listed by code point, and pages end and go on at any id', async () => {
    const organization = subject.organization();
    const rows = IDS.map((id) => ({
      episode: id,
      series: id,
      day: '2024-05-01',
      plays: 1,
      visitors: 1,
      finishes: 1,
    }));
    await subject.store.putDaily({ id: 'b', organization, rows });
    for (const by of ['series', 'episode'] as const) {
      const question = {
        scope: scopeOf(organization),
        by,
        range: ALL_DAYS,
        metrics: ['plays'],
        order: 'plays',
        limit: 4,
      } as const;
      const found: (string | null)[] = [];
      for (let next: string | null = ''; next !== null;) {
        const page: Awaited<ReturnType<typeof subject.store.totals>> = await subject.store.totals(
          next === '' ? question : { ...question, cursor: next },
        );
        found.push(...page.ids);
        next = page.next;
      }
      assert.deepEqual(found, [...IDS].sort(compareIds));
    }
  });

  test('hostile ids: segments and batch ids are texts too', async () => {
    const organization = subject.organization();
    for (const id of IDS) {
      const rows = [
        {
          episode: id,
          series: id,
          day: '2024-05-01',
          days: 1,
          step: 1,
          duration: 2,
          plays: 1,
          counts: [id.length, 1],
        },
      ];
      assert.equal((await subject.store.putSegments({ id, organization, rows })).applied, true);
      assert.equal((await subject.store.putSegments({ id, organization, rows })).applied, false);
    }
    for (const id of IDS) {
      const [answer] = await subject.store.segments({
        scope: scopeOf(organization, 'series', id),
        range: days('2024-05-01'),
      });
      assert.deepEqual([answer?.episode, answer?.counts], [id, [id.length, 1]]);
      const within = new Map([[id, [days('2024-05-01')]]]);
      const all = { scope: scopeOf(organization, 'series', id), range: ALL_DAYS, within };
      assert.deepEqual(
        (await subject.store.segments(all)).map(({ episode }) => episode),
        [id],
      );
    }
  });
}
