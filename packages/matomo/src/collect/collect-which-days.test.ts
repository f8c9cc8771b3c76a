import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays } from '@oc-stats/contract';
import { collect, onDay, rowsIn, YESTERDAY, type Collector } from '../conformance/collector.ts';
import { clientOf, fakeMatomo, host, video, watchedAt } from '../fake/invented-site.fixture.ts';
import { ALL_DAYS, collector } from './collector.fixture.ts';

describe('which days', () => {
  it('yesterday of the site, whatever day UTC has', async () => {
    const own = collector([
      onDay('2026-11-18', host(video(watchedAt('a'), 8))),
      onDay(YESTERDAY, host(video(watchedAt('a'), 1))),
    ]);
    await collect(own);
    assert.deepEqual(await rowsIn(own, ALL_DAYS), ['2026-11-19 a s1 1 1 0']);
    const west = collector([onDay('2026-11-18', host(video(watchedAt('a'), 8)))]);
    await collect(west, { timeZone: 'America/New_York' });
    assert.deepEqual(await rowsIn(west, ALL_DAYS), ['2026-11-18 a s1 8 8 4']);
  });

  it('a day that is not over is refused, since its numbers are not all there', async () => {
    const own = collector([]);
    await assert.rejects(collect(own, { through: '2026-11-20' }), {
      code: 'day-not-over',
      message: /Europe\/Berlin/,
    });
    await assert.rejects(collect(own, { timeZone: 'Mars/Olympus' }), { code: 'zone-unknown' });
  });

  it('what is missing since the last run, and the last three days again', async () => {
    const own = collector([]);
    await own.sink.putDaily({
      id: 'x',
      organization: 'o',
      rows: [],
      covers: { from: '2026-11-10', to: '2026-11-17' },
    });
    assert.deepEqual(await asked(own), ['2026-11-18', '2026-11-19', '2026-11-17']);
    assert.deepEqual(await asked(own), ['2026-11-17', '2026-11-18', '2026-11-19']);
    assert.deepEqual(await asked(own, 0), []);
  });

  it('gaps first, and then the days behind which the store did not know of before', async () => {
    const own = collector([]);
    for (const [from, to] of [
      ['2026-11-10', '2026-11-12'],
      ['2026-11-15', '2026-11-16'],
    ] as const) {
      await own.sink.putDaily({ id: from, organization: 'o', rows: [], covers: { from, to } });
    }
    assert.deepEqual(await asked(own, 0), [
      '2026-11-13',
      '2026-11-14',
      '2026-11-17',
      '2026-11-18',
      '2026-11-19',
    ]);
  });

  it('a day without plays is complete as well', async () => {
    const own = collector([]);
    const report = await collect(own, { from: '2026-11-01' });
    assert.deepEqual([report.days.length, report.through], [19, YESTERDAY]);
  });

  it('across both changes of the clocks, no day twice and none left out', async () => {
    for (const [from, now] of [
      ['2026-03-27', '2026-03-30T22:30:00Z'],
      ['2026-10-23', '2026-10-26T23:30:00Z'],
    ] as const) {
      const days = Array.from({ length: 4 }, (_, i) => addDays(from, i));
      const own = collector(days.map((day) => onDay(day, host(video(watchedAt('a'), 1)))));
      await collect(own, { from, clock: () => new Date(now) });
      const rows = await rowsIn(own, { from: '2026-01-01', to: '2026-12-31' });
      assert.deepEqual(
        rows.map((row) => row.slice(0, 10)),
        days,
      );
    }
  });

  async function asked(own: Collector, lateDays = 3): Promise<string[]> {
    const fake = fakeMatomo({ days: own.days });
    await collect(own, { client: clientOf(fake), lateDays });
    return fake.calls.map(({ day }) => day);
  }
});
