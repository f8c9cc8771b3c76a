import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SegmentsRow } from '../sink.ts';
import { ALL_DAYS } from './golden.ts';
import { days, scopeOf, type Subject } from './subject.ts';

const MAY = days('2024-05-01', '2024-05-31');

export function segmentsTests(subject: Subject): void {
  const put = (organization: string, id: string, rows: readonly SegmentsRow[]) =>
    subject.store.putSegments({ id, organization, rows });

  async function filled(rows: readonly SegmentsRow[]): Promise<string> {
    const organization = subject.organization();
    await put(organization, 'filled', rows);
    return organization;
  }

  test('segments: the counts of an episode add up over the days of the range', async () => {
    const organization = await filled([
      row('e', 's', '2024-04-30', { plays: 9, counts: [9, 9, 9] }),
      row('e', 's', '2024-05-01', { plays: 2, counts: [2, 1, 0] }),
      row('e', 's', '2024-05-20', { plays: 3, counts: [3, 3, 1] }),
      row('f', 's', '2024-05-20', { plays: 7, counts: [7, 7, 7] }),
    ]);
    const answer = await subject.store.segments({ scope: scopeOf(organization, 'episode', 'e'), range: MAY });
    assert.deepEqual(answer, [
      {
        episode: 'e',
        covered: days('2024-05-01', '2024-05-20'),
        plays: 5,
        step: 30,
        duration: 80,
        counts: [5, 4, 1],
      },
    ]);
  });

  test('segments: a series answers for each episode that was in it, by id', async () => {
    const organization = await filled([
      row('g', 's', '2024-05-02', { plays: 1, counts: [1, 1, 1] }),
      row('e', 's', '2024-05-02', { plays: 2, counts: [2, 0, 0], step: 15, duration: 45 }),
      row('e', 'other', '2024-05-03', { plays: 4, counts: [4, 4, 4] }),
      row('f', null, '2024-05-02', { plays: 8, counts: [8, 8, 8] }),
    ]);
    const answer = await subject.store.segments({ scope: scopeOf(organization, 'series', 's'), range: MAY });
    assert.deepEqual(
      answer.map(({ episode, plays, step, counts }) => ({ episode, plays, step, counts })),
      [
        { episode: 'e', plays: 2, step: 15, counts: [2, 0, 0] },
        { episode: 'g', plays: 1, step: 30, counts: [1, 1, 1] },
      ],
    );
    const alone = await subject.store.segments({ scope: scopeOf(organization, 'episode', 'f'), range: MAY });
    assert.deepEqual(alone[0]?.counts, [8, 8, 8]);
  });

  test('segments: a longer stretch counts whole when it shares a day, and the answer says what it covers', async () => {
    const organization = await filled([
      row('e', 's', '2024-04-29', { days: 7, plays: 2, counts: [2, 2, 2] }),
      row('e', 's', '2024-05-27', { days: 7, plays: 3, counts: [3, 2, 1] }),
      row('e', 's', '2024-06-03', { days: 7, plays: 5, counts: [5, 5, 5] }),
    ]);
    const [answer] = await subject.store.segments({
      scope: scopeOf(organization, 'episode', 'e'),
      range: MAY,
    });
    assert.deepEqual(answer?.covered, days('2024-04-29', '2024-06-02'));
    assert.deepEqual([answer?.plays, answer?.counts], [5, [5, 4, 3]]);
    const last = { scope: scopeOf(organization, 'episode', 'e'), range: days('2024-06-02') };
    assert.deepEqual((await subject.store.segments(last))[0]?.counts, [3, 2, 1]);
  });

  test('segments: a row takes the place of every earlier one that it shares a day with', async () => {
    const organization = await filled([
      row('e', 's', '2024-05-06', { days: 7, plays: 7, counts: [7, 7, 7] }),
      row('e', 's', '2024-05-13', { days: 7, plays: 4, counts: [4, 4, 4] }),
      row('f', 's', '2024-05-06', { days: 7, plays: 1, counts: [1, 1, 1] }),
    ]);
    await put(organization, 'finer', [
      row('e', 's', '2024-05-06', { plays: 1, counts: [1, 0, 0] }),
      row('e', 's', '2024-05-12', { plays: 2, counts: [0, 2, 0] }),
    ]);
    const scope = scopeOf(organization, 'episode', 'e');
    const [finer] = await subject.store.segments({ scope, range: MAY });
    assert.deepEqual([finer?.plays, finer?.counts], [7, [5, 6, 4]]);

    await put(organization, 'coarser', [
      row('e', 's', '2024-05-01', { days: 14, plays: 9, counts: [9, 9, 8] }),
    ]);
    const [coarser] = await subject.store.segments({ scope, range: MAY });
    assert.deepEqual([coarser?.plays, coarser?.counts], [9, [9, 9, 8]]);
    assert.deepEqual(coarser?.covered, days('2024-05-01', '2024-05-14'));

    const [other] = await subject.store.segments({
      scope: scopeOf(organization, 'episode', 'f'),
      range: MAY,
    });
    assert.deepEqual(other?.counts, [1, 1, 1]);
  });

  test('segments: within a batch the later row wins, as if each had come alone', async () => {
    const organization = await filled([
      row('e', 's', '2024-05-01', { days: 7, plays: 1, counts: [1, 1, 1] }),
      row('e', 's', '2024-05-05', { days: 6, plays: 2, counts: [2, 2, 2] }),
      row('e', 't', '2024-05-08', { plays: 3, counts: [3, 3, 3] }),
    ]);
    const [answer] = await subject.store.segments({
      scope: scopeOf(organization, 'episode', 'e'),
      range: ALL_DAYS,
    });
    assert.deepEqual([answer?.plays, answer?.counts], [3, [3, 3, 3]]);
    assert.deepEqual(
      await subject.store.segments({ scope: scopeOf(organization, 'series', 's'), range: ALL_DAYS }),
      [],
    );
  });

  test('segments: what a row of the batch has removed stays removed, also when the row itself is replaced', async () => {
    const organization = await filled([
      row('e', 's', '2024-05-01', { days: 3, plays: 4, counts: [4, 4, 4] }),
    ]);
    await put(organization, 'both', [
      row('e', 's', '2024-05-03', { days: 7, plays: 2, counts: [2, 2, 2] }),
      row('e', 's', '2024-05-09', { plays: 1, counts: [1, 1, 1] }),
    ]);
    const [answer] = await subject.store.segments({
      scope: scopeOf(organization, 'episode', 'e'),
      range: MAY,
    });
    assert.deepEqual([answer?.plays, answer?.covered], [1, days('2024-05-09')]);
  });

  test('segments: an older step is laid over the newest, the watched time stays', async () => {
    const organization = await filled([
      row('e', 's', '2024-05-01', { step: 30, duration: 100, plays: 4, counts: [4, 2, 2, 6] }),
      row('e', 's', '2024-05-02', { step: 20, duration: 100, plays: 1, counts: [1, 1, 1, 1, 1] }),
    ]);
    const [answer] = await subject.store.segments({
      scope: scopeOf(organization, 'episode', 'e'),
      range: MAY,
    });
    // 20–40 s: ten seconds of 4 and ten of 2; 80–100 s: ten seconds of 2 and ten of 6.
    assert.deepEqual(answer, {
      episode: 'e',
      covered: days('2024-05-01', '2024-05-02'),
      plays: 5,
      step: 20,
      duration: 100,
      counts: [5, 4, 3, 3, 5],
    });
  });

  test('segments: the newest row decides the layout, also when it came first', async () => {
    const organization = await filled([
      row('e', 's', '2024-05-09', { step: 50, duration: 100, plays: 1, counts: [1, 1] }),
    ]);
    await put(organization, 'late', [
      row('e', 's', '2024-05-01', { step: 25, duration: 100, plays: 2, counts: [2, 2, 0, 2] }),
    ]);
    const scope = scopeOf(organization, 'episode', 'e');
    const [answer] = await subject.store.segments({ scope, range: MAY });
    assert.deepEqual([answer?.step, answer?.counts], [50, [3, 2]]);
    const [older] = await subject.store.segments({ scope, range: days('2024-05-01', '2024-05-08') });
    assert.deepEqual([older?.step, older?.counts], [25, [2, 2, 0, 2]]);
  });

  test('segments: a lecture that was cut again is compared by relative position', async () => {
    const organization = await filled([
      row('e', 's', '2024-05-01', { step: 30, duration: 120, plays: 8, counts: [8, 4, 4, 0] }),
      row('e', 's', '2024-05-02', { step: 30, duration: 60, plays: 1, counts: [1, 1] }),
    ]);
    const [answer] = await subject.store.segments({
      scope: scopeOf(organization, 'episode', 'e'),
      range: MAY,
    });
    assert.deepEqual([answer?.duration, answer?.counts], [60, [7, 3]]);
  });

  test('segments: within stretches, only rows that lie in one of them with all their days', async () => {
    const organization = await filled([
      row('e', 's', '2024-05-01', { plays: 1, counts: [1, 1, 1] }),
      row('e', 's', '2024-05-06', { days: 7, plays: 2, counts: [2, 2, 2] }),
      row('e', 's', '2024-05-20', { plays: 4, counts: [4, 4, 4] }),
      row('f', 's', '2024-05-06', { plays: 8, counts: [8, 8, 8] }),
    ]);
    const scope = scopeOf(organization, 'series', 's');
    const ask = async (...stretches: [string, string, string][]) => {
      const within = new Map<string, ReturnType<typeof days>[]>();
      for (const [episode, from, to] of stretches) {
        within.set(episode, [...(within.get(episode) ?? []), days(from, to)]);
      }
      const found = await subject.store.segments({ scope, range: MAY, within });
      return found.map(({ episode, plays, covered }) => [episode, plays, covered.from, covered.to]);
    };
    assert.deepEqual(await ask(), []);
    assert.deepEqual(await ask(['e', '2024-05-06', '2024-05-12']), [['e', 2, '2024-05-06', '2024-05-12']]);
    assert.deepEqual(await ask(['e', '2024-05-06', '2024-05-11']), []);
    // Two stretches that touch are still two.
    assert.deepEqual(await ask(['e', '2024-05-06', '2024-05-09'], ['e', '2024-05-10', '2024-05-12']), []);
    assert.deepEqual(
      await ask(
        ['e', '2024-05-20', '2024-05-20'],
        ['e', '2024-04-29', '2024-05-05'],
        ['f', '2024-05-06', '2024-05-06'],
      ),
      [
        ['e', 5, '2024-05-01', '2024-05-20'],
        ['f', 8, '2024-05-06', '2024-05-06'],
      ],
    );
    assert.deepEqual(await ask(['g', '2024-05-01', '2024-05-31']), []);
    // The range still decides which rows are asked for; stretches only leave out.
    const beyond = new Map([['e', [days('2024-01-01', '2024-12-31')]]]);
    const [one] = await subject.store.segments({ scope, range: days('2024-05-20'), within: beyond });
    assert.equal(one?.plays, 4);
  });

  test('segments: nothing is found for unknown ids and empty ranges; an organisation is refused', async () => {
    const organization = await filled([row('e', 's', '2024-05-01', { counts: [1, 1, 1] })]);
    const nothing = [
      { scope: scopeOf(organization, 'episode', 'x'), range: MAY },
      { scope: scopeOf(organization, 'series', 'x'), range: MAY },
      { scope: scopeOf(subject.organization(), 'episode', 'e'), range: MAY },
      { scope: scopeOf(organization, 'episode', 'e'), range: days('2024-05-02') },
    ];
    for (const question of nothing) assert.deepEqual(await subject.store.segments(question), []);
    await assert.rejects(subject.store.segments({ scope: scopeOf(organization), range: MAY }), {
      code: 'invalid',
    });
  });
}

function row(episode: string, series: string | null, day: string, rest: Partial<SegmentsRow>): SegmentsRow {
  return { episode, series, day, days: 1, step: 30, duration: 80, plays: 1, counts: [], ...rest };
}
