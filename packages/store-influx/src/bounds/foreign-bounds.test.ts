import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Bounds } from '@oc-stats/store';
import { openInfluxStore } from '../influx-store.ts';
import { impression } from '../matomo-history.fixture.ts';
import { startRealInflux, withoutInflux, type RealInflux } from '../real-influx.fixture.ts';
import { findFirstDay, findLastDay, type Find } from './find-days.ts';
import { boundsOf } from '../bounds-of.fixture.ts';

const ORGANIZATION = 'o';
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1_000;

describe('the days of numbers that others write', { skip: withoutInflux, timeout: 60_000 }, () => {
  let influx: RealInflux;
  let now = new Date('2024-06-02T08:00:00Z');
  const write = (day: string, plays: number) =>
    influx.write('opencast', [impression('e', 's', ORGANIZATION, plays, noon(day))]);
  const later = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };

  before(async () => {
    influx = await startRealInflux();
    await influx.query('CREATE DATABASE opencast');
    await write('2024-05-30', 5);
    await write('2024-06-01', 5);
  });
  after(() => influx.close());

  it('are kept for a while, then looked at behind the reader’s back, and every change is a new revision', async (t) => {
    const store = openInfluxStore({ url: influx.url, database: 'opencast', clock: () => now });
    t.after(() => store.close());
    /** Asks until the look that the first question has set off is over; the runner ends a test that never gets there. */
    const settled = async (before: Bounds) => {
      for (;;) {
        const bounds = await store.bounds(ORGANIZATION);
        if (bounds.revision !== before.revision) return bounds;
        await store.health();
      }
    };
    const first = await store.bounds(ORGANIZATION);
    assert.deepEqual(
      [first.countingSince, first.through, first.provisionalFrom],
      ['2024-05-30', '2024-06-01', null],
    );

    await write('2024-06-01', 9);
    assert.deepEqual(await store.bounds(ORGANIZATION), first, 'kept');
    later(61_000);
    assert.deepEqual(await store.bounds(ORGANIZATION), first, 'old, and given at once');
    const second = await settled(first);
    assert.notEqual(second.revision, first.revision);

    await write('2024-06-01', 5);
    later(61_000);
    const third = await settled(second);
    assert.notEqual(third.revision, first.revision, 'never back to what it was');
    assert.equal(third.revision.split('.')[0], first.revision.split('.')[0]);

    await write('2024-06-02', 1);
    later(61_000);
    const today = await settled(third);
    assert.deepEqual([today.through, today.provisionalFrom], ['2024-06-01', '2024-06-02']);

    later(-3_600_000);
    await write('2024-06-02', 7);
    const back = await settled(today);
    assert.notEqual(back.revision, today.revision, 'a clock that goes back makes nothing young for ever');
  });

  it('are none where all lies in the future', async (t) => {
    const store = openInfluxStore({
      url: influx.url,
      database: 'opencast',
      clock: () => new Date('2024-05-30T01:00:00Z'),
    });
    t.after(() => store.close());
    const bounds = await boundsOf(store, ORGANIZATION);
    assert.deepEqual(bounds, { countingSince: null, through: null, provisionalFrom: '2024-05-30' });
  });
});

describe('the search for the first and the last day', () => {
  const findIn =
    (days: readonly number[], seen: { from: number; to: number }[] = []): Find =>
    async (which, windows) =>
      windows.map((window) => {
        seen.push(window);
        const inside = days.filter((day) => day >= window.from && day <= window.to);
        if (inside.length === 0) return null;
        return which === 'first' ? Math.min(...inside) : Math.max(...inside);
      });
  const today = 20_000;

  it('finds them wherever they are', async () => {
    for (const days of [
      [20_000],
      [19_993, 19_992],
      [14_610],
      [3],
      [-100, 15_000, 30_000],
      [20_500],
      [14_609, 14_640],
    ]) {
      assert.equal(await findFirstDay(findIn(days), today), Math.min(...days), days.join());
      assert.equal(await findLastDay(findIn(days), today), Math.max(...days), days.join());
    }
    assert.equal(await findFirstDay(findIn([]), today), null);
    assert.equal(await findLastDay(findIn([]), today), null);
  });

  it('does not ask for more than a few weeks of days that have points', async () => {
    const days = Array.from({ length: 3_000 }, (_, i) => 17_000 + i);
    const seen: { from: number; to: number }[] = [];
    await findFirstDay(findIn(days, seen), today);
    const touched = seen.filter(({ to }) => to >= 17_000).map(({ from, to }) => to - from + 1);
    assert.ok(touched.length <= 4 && Math.max(...touched) <= 30);
  });
});
