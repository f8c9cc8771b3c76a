import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { InfluxWarning } from './influx-options.ts';
import { openInfluxStore, type InfluxStore } from './influx-store.ts';
import { impression, segmentsLine } from './matomo-history.fixture.ts';
import { startRealInflux, withoutInflux, type RealInflux } from './real-influx.fixture.ts';

const ORGANIZATION = 'mh_default_org';
const noon = (day: string) => Date.parse(`${day}T12:34:56Z`) / 1_000;
const MAY = { from: '2024-05-01', to: '2024-05-31' };
const THROUGH = '2024-05-20';
const scope = (type: 'series' | 'episode', id: string) => ({ organization: ORGANIZATION, type, id });

const FIRST_DAY_ROWS = [
  { label: '00:00:15', nb_plays: '4', sum_plays: '5', play_rate: '0.8' },
  { label: '00:00:30', nb_plays: '2', sum_plays: '5', play_rate: '0.4' },
];

describe('cumulative watch curves of opencast-matomo-adapter', { skip: withoutInflux }, () => {
  let influx: RealInflux;
  let store: InfluxStore;
  const warnings: InfluxWarning[] = [];

  before(async () => {
    influx = await startRealInflux();
    await influx.query('CREATE DATABASE opencast');
    await influx.write('opencast', [
      impression('old', 's', ORGANIZATION, 10, noon('2024-04-10')),
      impression('old', 's', ORGANIZATION, 10, noon(THROUGH)),
      impression('rates', 's', ORGANIZATION, 10, noon('2024-05-10')),
      impression('moved', 't', ORGANIZATION, 10, noon('2024-05-10')),
      impression('broken', 's', ORGANIZATION, 10, noon('2024-05-10')),
      impression('foreign', 's', 'another', 10, noon('2024-05-10')),
      segmentsLine('old', ORGANIZATION, FIRST_DAY_ROWS, noon('2024-04-10')),
      segmentsLine(
        'old',
        ORGANIZATION,
        [{ label: '15', nb_plays: '99', sum_plays: '99' }],
        noon('2024-04-12'),
      ),
      segmentsLine(
        'rates',
        ORGANIZATION,
        [
          { label: '0:30', sum_plays: 8, play_rate: '50%' },
          { label: '1:00', sum_plays: 8, play_rate: '0,25' },
          { label: '1:30', sum_plays: '8', play_rate: 1 },
        ],
        noon('2024-05-10'),
      ),
      segmentsLine('moved', ORGANIZATION, FIRST_DAY_ROWS, noon('2024-05-10')),
      segmentsLine('broken', ORGANIZATION, { error: 'no data' }, noon('2024-05-10')),
      segmentsLine('foreign', 'another', FIRST_DAY_ROWS, noon('2024-05-10')),
    ]);
    store = openInfluxStore({
      url: influx.url,
      database: 'opencast',
      clock: () => new Date('2024-05-25T08:00:00Z'),
      onWarning: (warning) => warnings.push(warning),
    });
  });
  after(async () => {
    await store.close();
    await influx.close();
  });

  it('cover from the day of their point until the last complete day, and say so', async () => {
    const [answer] = await store.segments({ scope: scope('episode', 'old'), range: MAY });
    assert.deepEqual(answer, {
      episode: 'old',
      covered: { from: '2024-04-10', to: THROUGH },
      plays: 5,
      step: 15,
      duration: 30,
      counts: [4, 2],
    });
    const before = { scope: scope('episode', 'old'), range: { from: '2024-01-01', to: '2024-04-09' } };
    assert.deepEqual(await store.segments(before), []);
    const behind = { scope: scope('episode', 'old'), range: { from: '2024-05-21', to: '2024-05-31' } };
    assert.deepEqual(await store.segments(behind), []);
  });

  it('are read from rates where there are no counts', async () => {
    const [answer] = await store.segments({ scope: scope('episode', 'rates'), range: MAY });
    assert.deepEqual([answer?.step, answer?.plays, answer?.counts], [30, 8, [4, 2, 8]]);
  });

  it('belong to the series in which their episode has plays; what cannot be read is left out with a warning', async () => {
    const series = async (id: string) =>
      (await store.segments({ scope: scope('series', id), range: MAY })).map(({ episode }) => episode);
    assert.deepEqual(await series('s'), ['old', 'rates']);
    assert.deepEqual(await series('t'), ['moved']);
    assert.deepEqual(await series('unknown'), []);
    assert.deepEqual(await store.segments({ scope: scope('episode', 'foreign'), range: MAY }), []);
    const unreadable = warnings.filter(({ code }) => code === 'unreadable-segments');
    assert.match(unreadable[0]?.message ?? '', /"broken"/);
    assert.equal(unreadable.length, 1);
  });

  it('count only when a stretch holds all of them', async () => {
    const ask = (from: string) =>
      store.segments({
        scope: scope('episode', 'old'),
        range: MAY,
        within: new Map([['old', [{ from, to: '2024-06-30' }]]]),
      });
    assert.equal((await ask('2024-04-10')).length, 1);
    assert.deepEqual(await ask('2024-04-11'), []);
  });
});
