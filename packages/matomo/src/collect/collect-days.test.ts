import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '@oc-stats/contract';
import { createMemoryStore } from '@oc-stats/store/memory';
import { collect, curveOf, onDay, rowsIn, YESTERDAY, type Collector } from '../conformance/collector.ts';
import type { FakeCall } from '../fake/create-fake-matomo.ts';
import type { FakeHost } from '../fake/fake-days.ts';
import {
  clientOf,
  fakeMatomo,
  host,
  ID,
  OTHER_ID,
  segments,
  video,
  watchedAt,
} from '../fake/invented-site.fixture.ts';
import { CollectError } from './collect-error.ts';
import type { EventFound } from './read-day.ts';

const SEED = Number(process.env['OC_STATS_SEED'] ?? 20_251_009);
const ONE_DAY = { from: YESTERDAY, to: YESTERDAY };
const ALL_DAYS = { from: '2026-11-01', to: '2026-11-30' };

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

describe('what is counted', () => {
  it('videos of every host, not of the first alone', async () => {
    const hosts = ['a.example', 'b.example'].map((label, i) => ({
      label,
      videos: [video(watchedAt(`e${i}`), i + 1)],
    }));
    const own = collector(
      [onDay(YESTERDAY, ...hosts)],
      [
        ['e0', { series: 's1' }],
        ['e1', { series: 's1' }],
      ],
    );
    await collect(own);
    assert.deepEqual(await rowsIn(own, ONE_DAY), ['2026-11-19 e0 s1 1 1 0', '2026-11-19 e1 s1 2 2 1']);
  });

  it('several addresses of one event, on several hosts, added up', async () => {
    const file = `/static/mh_default_org/engage-player/${ID}/${OTHER_ID}/a.mp4`;
    const own = collector(
      [
        onDay(YESTERDAY, host(video(watchedAt(ID), 4), video(file, 3)), {
          label: 'b',
          videos: [video(`/play/${ID}`, 2)],
        }),
      ],
      [[ID, { series: 's1' }]],
    );
    await collect(own);
    assert.deepEqual(await rowsIn(own, ONE_DAY), [`2026-11-19 ${ID} s1 9 9 4`]);
  });

  it('ids of any length', async () => {
    const ids = ['x', 'a b/ü?&', 'y'.repeat(120)];
    const own = collector(
      [onDay(YESTERDAY, host(...ids.map((id) => video(watchedAt(id), 1))))],
      ids.map((id) => [id, { series: null }]),
    );
    const report = await collect(own);
    assert.deepEqual((await rowsIn(own, ONE_DAY)).sort(), ids.map((id) => `2026-11-19 ${id} - 1 1 0`).sort());
    assert.deepEqual([report.days[0]?.withoutSeries, report.unresolved], [3, []]);
  });

  it('an event without a series, as of no series', async () => {
    const own = collector([onDay(YESTERDAY, host(video(watchedAt('a'), 3)))], [['a', { series: null }]]);
    await collect(own);
    assert.deepEqual(await rowsIn(own, ONE_DAY), ['2026-11-19 a - 3 3 1']);
  });

  it('a day that is read again keeps the series of its time', async () => {
    const own = collector([onDay(YESTERDAY, host(video(watchedAt('a'), 3)))]);
    await collect(own);
    own.events.set('a', { series: 's2' });
    own.days.set(YESTERDAY, [host(video(watchedAt('a'), 5))]);
    await collect(own);
    assert.deepEqual(await rowsIn(own, ONE_DAY), ['2026-11-19 a s1 5 5 2']);
  });

  it('an event that is deleted later keeps what was watched of it', async () => {
    const own = collector([onDay(YESTERDAY, host(video(watchedAt('a'), 3)))]);
    await collect(own);
    own.events.delete('a');
    own.days.set(YESTERDAY, [host(video(watchedAt('a'), 4))]);
    const report = await collect(own);
    assert.deepEqual(await rowsIn(own, ONE_DAY), ['2026-11-19 a s1 4 4 2']);
    assert.deepEqual(report.unresolved, []);
  });

  it('whatever names no event is listed with its plays, the most played first', async () => {
    const day = [
      host(video('/live/stream.m3u8', 7), video(watchedAt('gone'), 2), video('/engage/a.html?id=%00', 1)),
      host(video('Others', 5, { isRest: true })),
    ];
    const own = collector([
      onDay('2026-11-18', ...day),
      onDay(YESTERDAY, ...day, host(video(watchedAt('a'), 1))),
    ]);
    const report = await collect(own, { from: '2026-11-18' });
    const common = { host: 'video.example.org', days: 2, firstDay: '2026-11-18', lastDay: YESTERDAY };
    assert.deepEqual(report.unresolved, [
      { ...common, label: '/live/stream.m3u8', reason: 'no-id', plays: 14 },
      { ...common, label: 'Others', reason: 'no-id', plays: 10 },
      { ...common, label: watchedAt('gone'), reason: 'unknown-event', plays: 4 },
      { ...common, label: '/engage/a.html?id=%00', reason: 'bad-id', plays: 2 },
    ]);
    assert.deepEqual([report.unresolvedLabels, report.unresolvedPlays], [4, 30]);
    assert.deepEqual(
      report.days.map(({ plays, unresolvedPlays }) => [plays, unresolvedPlays]),
      [
        [0, 15],
        [1, 15],
      ],
    );
  });

  it('plays that a host has and none of its videos, and numbers that are none, are listed', async () => {
    const own = collector([onDay(YESTERDAY, host(video(watchedAt('a'), 4)))]);
    const interfere = async ({ subtable }: FakeCall) =>
      subtable === ''
        ? Response.json([
            { label: 'h', nb_plays: '9', idsubdatatable: 1 },
            { label: 'i', nb_plays: 2 },
          ])
        : Response.json([
            { label: watchedAt('a'), nb_plays: '4', nb_unique_visitors_impressions: '3' },
            { label: watchedAt('b'), nb_plays: '1.234', idsubdatatable: 7 },
          ]);
    const report = await collect(own, {}, { interfere });
    assert.deepEqual(await rowsIn(own, ONE_DAY), ['2026-11-19 a s1 4 3 0']);
    assert.deepEqual(
      report.unresolved.map(({ host: of, reason, plays }) => [of, reason, plays]),
      [
        ['i', 'not-listed', 2],
        ['h', 'bad-number', 0],
      ],
    );
  });

  it('each event is asked for once a run', async () => {
    const own = collector(['2026-11-18', YESTERDAY].map((day) => onDay(day, host(video(watchedAt('a'), 1)))));
    const ids: string[] = [];
    const events = (id: string) => (ids.push(id), Promise.resolve({ series: null }));
    await collect(own, { from: '2026-11-18', events });
    assert.deepEqual(ids, ['a']);
  });
});

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

describe('killed and begun again', () => {
  const ids = ['a', 'b', 'c'];
  const events = fc.record(Object.fromEntries(ids.map((id) => [id, fc.constantFrom('s1', 's2', null)])));
  const watched = fc
    .record({
      id: fc.constantFrom(...ids, 'gone'),
      plays: fc.nat(4),
      visitors: fc.nat(4),
      finishes: fc.nat(2),
    })
    .chain(({ id, ...counts }) =>
      fc
        .array(fc.nat(4), { maxLength: 4 })
        .map((list) => ({ label: watchedAt(id), ...counts, segments: segments(15, ...list) })),
    );
  const hosts = fc.array(
    fc.array(watched, { maxLength: 4 }).map((videos): FakeHost => ({ label: 'h', videos })),
    { maxLength: 2 },
  );
  const site = fc.array(hosts, { minLength: 5, maxLength: 5 });

  it(`anywhere, often: the store is that of a run without interruption (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(site, events, fc.array(fc.nat(40), { maxLength: 3 }), async (days, series, kills) => {
        const first = '2026-11-15';
        const counted = days.map((of, i) => onDay(addDays(first, i), ...of));
        const known = ids.map((id): [string, EventFound] => [
          id,
          { series: series[id] ?? null, duration: 60 },
        ]);
        const whole = collector(counted, known);
        await collect(whole, { from: first });

        const broken = collector(counted, known);
        for (const calls of kills) {
          const sink = dying(broken.sink, calls);
          await collect({ ...broken, sink }, { from: first }).catch((error: unknown) =>
            assert.match(String(error), /killed/),
          );
        }
        await collect(broken, { from: first });
        assert.deepEqual(await stateOf(broken), await stateOf(whole));
        assert.equal((await collect(broken, { from: first })).batches, 0);
      }),
      { seed: SEED, numRuns: 25 },
    );
  });

  async function stateOf(own: Collector): Promise<unknown> {
    const { countingSince, through, gaps } = await own.sink.bounds('o');
    const curves = await Promise.all(
      ids.flatMap((id) =>
        [ALL_DAYS, ONE_DAY].map(async (range) => {
          const curve = await curveOf(own, id, range);
          return curve?.counts.some((count) => count > 0) ? curve : null;
        }),
      ),
    );
    return [countingSince, through, gaps, await rowsIn(own, ALL_DAYS), curves];
  }

  /** Its n-th write is the last: it arrives, but nobody hears of it. */
  function dying(sink: Collector['sink'], writes: number): Collector['sink'] {
    let left = writes;
    return new Proxy(sink, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== 'function' || !String(name).startsWith('put')) return value;
        return async (...given: unknown[]) => {
          const answer: unknown = await Reflect.apply(value, target, given);
          left -= 1;
          if (left < 0) throw new Error('killed');
          return answer;
        };
      },
    });
  }
});

function collector(
  days: readonly [string, readonly FakeHost[]][],
  events: readonly [string, EventFound][] = [['a', { series: 's1', duration: 30 }]],
): Collector {
  const sink = createMemoryStore({ dayZone: 'Europe/Berlin', source: 'matomo' });
  return { sink, organization: 'o', days: new Map(days), events: new Map(events) };
}

async function failing(work: Promise<unknown>): Promise<CollectError> {
  const error: unknown = await work.then(
    () => assert.fail('it should have failed'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof CollectError);
  return error;
}
