import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { METRIC_IDS } from '@oc-stats/contract';
import type { InfluxWarning } from '../influx-options.ts';
import { openInfluxStore } from '../influx-store.ts';
import { FIRST, LAST, ORGANIZATION, SERIES, matomoLines } from '../matomo-history.fixture.ts';
import { startRealInflux, withoutInflux, type RealInflux } from '../real-influx.fixture.ts';
import { atMost, clipped, without } from './unrolled.ts';

const SUMS = 'sum(finishes) AS finishes, sum(plays) AS plays, sum(visitors) AS visitors';
const scope = { organization: ORGANIZATION, type: 'organization', id: ORGANIZATION } as const;
const question = { range: { from: FIRST, to: LAST }, grain: 'day', metrics: METRIC_IDS } as const;

describe('roll-ups that somebody else has made', { skip: withoutInflux }, () => {
  let influx: RealInflux;
  const warnings: InfluxWarning[] = [];
  const open = () =>
    openInfluxStore({
      url: influx.url,
      database: 'opencast',
      clock: () => new Date('2024-07-01T09:00:00Z'),
      onWarning: (warning) => warnings.push(warning),
    });

  before(async () => {
    influx = await startRealInflux();
    await influx.query('CREATE DATABASE opencast');
    await influx.write('opencast', matomoLines());
  });
  after(() => influx.close());

  it('answer as far as they go, and the points for the rest', async (t) => {
    const raw = open();
    t.after(() => raw.close());
    const expected = await raw.timeline({ scope, ...question, by: { type: 'series', top: 9 } });
    const series = { organization: ORGANIZATION, type: 'series', id: SERIES[0] as string } as const;
    const expectedSeries = await raw.timeline({ scope: series, ...question });
    assert.deepEqual(
      warnings.splice(0).map(({ code }) => code),
      ['raw-organization'],
    );

    const between = `time >= '2024-03-10' AND time < '2024-06-15'`;
    await influx.query(
      `SELECT ${SUMS} INTO series_daily FROM impressions_daily WHERE ${between} GROUP BY time(1d), seriesId, organizationId FILL(none)`,
      {},
      'opencast',
    );
    await influx.query(
      `SELECT ${SUMS} INTO org_daily FROM series_daily WHERE ${between} GROUP BY time(1d), organizationId FILL(none)`,
      {},
      'opencast',
    );
    const rolled = open();
    t.after(() => rolled.close());
    assert.equal((await rolled.detect()).rollUps.organization?.isOwn, false);
    assert.deepEqual(await rolled.timeline({ scope, ...question, by: { type: 'series', top: 9 } }), expected);
    assert.deepEqual(await rolled.timeline({ scope: series, ...question }), expectedSeries);
    assert.deepEqual(warnings, [], 'what is read raw is too little to warn of');

    await influx.query(
      `DELETE FROM impressions_daily WHERE time >= '2024-04-01' AND time < '2024-05-01'`,
      {},
      'opencast',
    );
    assert.deepEqual(await rolled.timeline({ scope, ...question, by: { type: 'series', top: 9 } }), expected);
  });

  it('are waited for in a line when whole organisations are read raw, which who gives up leaves', async (t) => {
    const store = open();
    t.after(() => store.close());
    const ask = (signal?: AbortSignal) => store.matrix({ scope, ...question, metric: 'plays' }, signal);
    const reader = new AbortController();
    const [first, given, third] = [ask(), ask(reader.signal), ask()];
    reader.abort(new Error('left'));
    await assert.rejects(given, { code: 'aborted' });
    assert.deepEqual(await first, await third);
  });
});

describe('stretches of days', () => {
  it('lose what is taken, at their ends and in their middle', () => {
    const all = [{ from: 1, to: 10 }];
    assert.deepEqual(without(all, { from: 4, to: 6 }), [
      { from: 1, to: 3 },
      { from: 7, to: 10 },
    ]);
    assert.deepEqual(without(all, { from: -5, to: 3 }), [{ from: 4, to: 10 }]);
    assert.deepEqual(without(all, { from: 0, to: 10 }), []);
    assert.deepEqual(without(all, { from: 11, to: 12 }), all);
  });

  it('are cut to a window, and joined over the smallest gaps when they are too many', () => {
    const some = [1, 3, 9, 20].map((from) => ({ from, to: from }));
    assert.deepEqual(clipped(some, { from: 2, to: 9 }), [
      { from: 3, to: 3 },
      { from: 9, to: 9 },
    ]);
    assert.deepEqual(atMost(some, 2), [
      { from: 1, to: 9 },
      { from: 20, to: 20 },
    ]);
    assert.deepEqual(atMost(some, 9), some);
  });
});
