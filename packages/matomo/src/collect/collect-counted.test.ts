import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { collect, onDay, rowsIn, YESTERDAY } from '../conformance/collector.ts';
import type { FakeCall } from '../fake/create-fake-matomo.ts';
import { host, ID, OTHER_ID, video, watchedAt } from '../fake/invented-site.fixture.ts';
import { collector } from './collector.fixture.ts';

const ONE_DAY = { from: YESTERDAY, to: YESTERDAY };

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
