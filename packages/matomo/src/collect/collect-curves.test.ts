import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { collect, curveOf, onDay, YESTERDAY } from '../conformance/collector.ts';
import { clientOf, fakeMatomo, host, segments, video, watchedAt } from '../fake/invented-site.fixture.ts';
import { ALL_DAYS, collector } from './collector.fixture.ts';

const ONE_DAY = { from: YESTERDAY, to: YESTERDAY };

describe('watch curves', () => {
  it('of several addresses are added up second by second, however long each list is', async () => {
    // The original adapter counted the longer list twice and lost the shorter one, in whichever order they came.
    for (const lists of [
      [
        [5, 4],
        [1, 1, 1, 1],
      ],
      [
        [1, 1, 1, 1],
        [5, 4],
      ],
    ]) {
      const videos = lists.map((list, i) =>
        video(`${watchedAt('a')}&x=${i}`, 3, { segments: segments(15, ...list) }),
      );
      const own = collector([onDay(YESTERDAY, host(...videos))], [['a', { series: 's1', duration: 60 }]]);
      await collect(own);
      assert.deepEqual(await curveOf(own, 'a', ONE_DAY), { plays: 6, step: 15, counts: [6, 5, 1, 1] });
    }
  });

  it('in steps of different length meet at their seconds', async () => {
    const videos = [segments(15, 1, 2, 3, 4), segments(30, 10, 20)].map((list, i) =>
      video(`${watchedAt('a')}&x=${i}`, 3, { segments: list }),
    );
    const own = collector([onDay(YESTERDAY, host(...videos))], [['a', { series: 's1', duration: 60 }]]);
    await collect(own);
    assert.deepEqual(await curveOf(own, 'a', ONE_DAY), { plays: 6, step: 15, counts: [11, 12, 23, 24] });
  });

  it('that grow longer from day to day keep every count', async () => {
    const own = collector(
      [
        onDay('2026-11-18', host(video(watchedAt('a'), 2, { segments: segments(15, 2) }))),
        onDay(YESTERDAY, host(video(watchedAt('a'), 3, { segments: segments(15, 3, 3, 1) }))),
      ],
      [['a', { series: 's1', duration: 45 }]],
    );
    await collect(own, { from: '2026-11-18' });
    assert.deepEqual(await curveOf(own, 'a', ALL_DAYS), { plays: 5, step: 15, counts: [5, 3, 1] });
  });

  it('take their length from Opencast, else from Matomo, else from the last segment', async () => {
    const own = collector(
      [
        onDay(
          YESTERDAY,
          host(
            ...['a', 'b', 'c'].map((id) =>
              video(watchedAt(id), 1, { segments: segments(15, 1), ...(id === 'c' ? {} : { length: 50 }) }),
            ),
          ),
        ),
      ],
      [
        ['a', { series: null, duration: 31 }],
        ['b', { series: null, duration: null }],
        ['c', { series: null }],
      ],
    );
    await collect(own);
    const lengths = await Promise.all(
      ['a', 'b', 'c'].map(async (id) => (await curveOf(own, id, ONE_DAY))?.counts.length),
    );
    assert.deepEqual(lengths, [3, 4, 1]);
  });

  it('are replaced when the day is read again, and emptied when Matomo has none any more', async () => {
    const own = collector([
      onDay(YESTERDAY, host(video(watchedAt('a'), 2, { segments: segments(15, 2, 1) }))),
    ]);
    await collect(own);
    for (const [list, counts] of [
      [segments(15, 2, 2), [2, 2]],
      [segments(15, 2, 1), [2, 1]],
      [[], [0, 0]],
      [segments(15, 2, 1), [2, 1]],
    ] as const) {
      own.days.set(YESTERDAY, [host(video(watchedAt('a'), 2, { segments: list }))]);
      await collect(own);
      assert.deepEqual((await curveOf(own, 'a', ONE_DAY))?.counts, counts);
    }
  });

  it('of one day never take the place of one that counts many', async () => {
    const own = collector([
      onDay(YESTERDAY, host(video(watchedAt('a'), 2, { segments: segments(15, 2, 1) }))),
    ]);
    const stored = { episode: 'a', series: 's1', day: '2026-01-01', days: 323, step: 15, duration: 30 };
    await own.sink.putSegments({
      id: 'x',
      organization: 'o',
      rows: [{ ...stored, plays: 99, counts: [99, 90] }],
    });
    const report = await collect(own);
    assert.equal(report.days[0]?.segmentsKept, 1);
    assert.deepEqual(await curveOf(own, 'a', ONE_DAY), { plays: 99, step: 15, counts: [99, 90] });
  });

  it('are not asked for where nobody wants them', async () => {
    const own = collector([onDay(YESTERDAY, host(video(watchedAt('a'), 2, { segments: segments(15, 2) })))]);
    const fake = fakeMatomo({ days: own.days });
    await collect(own, { client: clientOf(fake), segments: false });
    assert.deepEqual(
      fake.calls.map(({ dimension }) => dimension),
      ['', ''],
    );
  });
});
