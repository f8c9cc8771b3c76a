import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { collect, onDay, rowsIn, YESTERDAY } from '../conformance/collector.ts';
import type { FakeCall } from '../fake/create-fake-matomo.ts';
import { host, segments, video, watchedAt } from '../fake/invented-site.fixture.ts';
import { ALL_DAYS, collector, failing } from './collector.fixture.ts';

const ONE_DAY = { from: YESTERDAY, to: YESTERDAY };

describe('when something fails', () => {
  it('the day it failed at is not begun, those before it stay, and the report says so', async () => {
    const own = collector(
      ['2026-11-17', '2026-11-18', YESTERDAY].map((day) => onDay(day, host(video(watchedAt('a'), 1)))),
    );
    const interfere = async ({ day, subtable }: FakeCall) =>
      day === '2026-11-18' && subtable !== '' ? new Response('', { status: 500 }) : undefined;
    const error = await failing(collect(own, { from: '2026-11-17' }, { interfere }));
    assert.equal(error.code, 'stopped');
    assert.match(error.message, /stopped at 2026-11-18.*status 500.*1 day is in the store/);
    assert.deepEqual(
      error.report?.days.map(({ day }) => day),
      ['2026-11-17'],
    );
    assert.equal((await own.sink.bounds('o')).through, '2026-11-17');
    assert.deepEqual(await rowsIn(own, ALL_DAYS), ['2026-11-17 a s1 1 1 0']);
    await collect(own);
    assert.equal((await rowsIn(own, ALL_DAYS)).length, 3);
  });

  it('Opencast that does not answer is not an event that is not there', async () => {
    const own = collector([onDay(YESTERDAY, host(video(watchedAt('a'), 1)))]);
    const error = await failing(
      collect(own, { events: () => Promise.reject(new Error('Opencast is away.')) }),
    );
    assert.match(error.message, /Opencast is away\./);
    assert.deepEqual([await rowsIn(own, ALL_DAYS), (await own.sink.bounds('o')).through], [[], null]);
  });

  it('told to stop, it stops, and names itself', async () => {
    const own = collector(['2026-11-18', YESTERDAY].map((day) => onDay(day, host(video(watchedAt('a'), 1)))));
    const controller = new AbortController();
    const error = await failing(
      collect(own, {
        from: '2026-11-18',
        signal: controller.signal,
        onProgress: ({ done }) => done === 1 && controller.abort(),
      }),
    );
    assert.deepEqual([error.code, error.report?.days.length], ['aborted', 1]);
  });

  it('a Matomo that has lost a whole day does not take it from the store', async () => {
    const own = collector([onDay(YESTERDAY, host(video(watchedAt('a'), 3)))]);
    await collect(own);
    own.days.delete(YESTERDAY);
    const report = await collect(own);
    assert.deepEqual([report.days[0]?.isLeft, report.batches], [true, 0]);
    assert.deepEqual(await rowsIn(own, ONE_DAY), ['2026-11-19 a s1 3 3 1']);
  });

  it('no more requests at once than were allowed', async () => {
    const videos = Array.from({ length: 30 }, (_, i) =>
      video(watchedAt(`e${i}`), 1, { segments: segments(15, 1) }),
    );
    const own = collector(
      [onDay(YESTERDAY, host(...videos))],
      videos.map((_, i) => [`e${i}`, { series: null }]),
    );
    let running = 0;
    let most = 0;
    const interfere = async () => {
      most = Math.max(most, ++running);
      await new Promise(setImmediate);
      running -= 1;
      return undefined;
    };
    await collect(own, { concurrency: 3 }, { interfere });
    assert.equal(most, 3);
  });

  it('progress names the day, how many are done and how many there are', async () => {
    const own = collector(['2026-11-18', YESTERDAY].map((day) => onDay(day, host(video(watchedAt('a'), 2)))));
    const seen: string[] = [];
    await collect(own, {
      from: '2026-11-18',
      onProgress: ({ day, done, of, plays }) => seen.push(`${day} ${done}/${of} ${plays}`),
    });
    assert.deepEqual(seen, ['2026-11-18 0/2 0', '2026-11-19 1/2 2']);
  });
});
