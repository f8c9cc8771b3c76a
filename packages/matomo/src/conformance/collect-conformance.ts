import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { host, segments, video, watchedAt } from '../fake/invented-site.fixture.ts';
import { collect, curveOf, onDay, rowsIn, YESTERDAY, type Collector, type SinkStore } from './collector.ts';

export interface OpenedSink {
  readonly sink: SinkStore;
  readonly close: () => Promise<void>;
}

const DAYS = { from: '2026-11-17', to: YESTERDAY };

/** What every store must say after Matomo was collected into it. Each test has an organisation of its own. */
export function collectConformance(name: string, open: () => Promise<OpenedSink>): void {
  describe(`collecting into ${name}`, () => {
    let opened: OpenedSink;
    let organizations = 0;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());

    function site(): Collector {
      return {
        sink: opened.sink,
        organization: `collected-${++organizations}`,
        days: new Map([
          onDay('2026-11-17', host(video(watchedAt('a'), 5, { segments: segments(15, 5, 3) }))),
          onDay('2026-11-18', host(video(watchedAt('b'), 2))),
          onDay(YESTERDAY, host(video(watchedAt('a'), 4, { segments: segments(15, 4, 1) }))),
        ]),
        events: new Map([
          ['a', { series: 's1', duration: 30 }],
          ['b', { series: null, duration: 60 }],
        ]),
      };
    }

    const rows = ['2026-11-17 a s1 5 5 2', '2026-11-18 b - 2 2 1', '2026-11-19 a s1 4 4 2'];

    test('every day under its own label, events without a series kept, all days complete', async () => {
      const own = site();
      const report = await collect(own, { from: DAYS.from });
      assert.deepEqual(await rowsIn(own, DAYS), rows);
      const { countingSince, through } = await own.sink.bounds(own.organization);
      assert.deepEqual([countingSince, through, report.through], [DAYS.from, YESTERDAY, YESTERDAY]);
    });

    test('the curves of several days add up', async () => {
      const own = site();
      if (!own.sink.capabilities().segments) return;
      await collect(own, { from: DAYS.from });
      assert.deepEqual(await curveOf(own, 'a', DAYS), { plays: 9, step: 15, counts: [9, 4] });
    });

    test('a second run writes nothing and changes nothing', async () => {
      const own = site();
      await collect(own, { from: DAYS.from });
      const { revision } = await own.sink.bounds(own.organization);
      const again = await collect(own, { from: DAYS.from });
      assert.equal(again.batches, 0);
      assert.equal((await own.sink.bounds(own.organization)).revision, revision);
      assert.deepEqual(await rowsIn(own, DAYS), rows);
      if (!own.sink.capabilities().segments) return;
      assert.deepEqual(await curveOf(own, 'a', DAYS), { plays: 9, step: 15, counts: [9, 4] });
    });

    test('a day that was corrected is replaced, and back again', async () => {
      const own = site();
      await collect(own, { from: DAYS.from });
      const before = own.days.get('2026-11-18') ?? [];
      own.days.set('2026-11-18', [host(video(watchedAt('a'), 7))]);
      await collect(own);
      assert.deepEqual(await rowsIn(own, DAYS), [rows[0], '2026-11-18 a s1 7 7 3', rows[2]]);
      own.days.set('2026-11-18', before);
      await collect(own);
      assert.deepEqual(await rowsIn(own, DAYS), rows);
    });
  });
}
