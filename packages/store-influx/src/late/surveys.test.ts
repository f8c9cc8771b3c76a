import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openInfluxStore, type InfluxStore } from '../influx-store.ts';
import { startRealInflux, withoutInflux, type RealInflux } from '../real-influx.fixture.ts';
import { ForeignHistory } from './foreign-history.fixture.ts';

const organization = 'o';

describe('a look through all days for late changes', { skip: withoutInflux }, () => {
  let influx: RealInflux;
  let history: ForeignHistory;
  let store: InfluxStore;
  const write = (day: string, episode: string, plays: number) =>
    history.apply([{ kind: 'write', day, episode, series: 's', plays, second: 0 }]);
  const surveyed = async () => (await store.survey(organization)).changed;
  const revision = async () => (await store.bounds(organization)).revision;

  before(async () => {
    influx = await startRealInflux();
    await influx.query('CREATE DATABASE opencast');
    history = new ForeignHistory(influx, 'opencast', organization);
    store = openInfluxStore({
      url: influx.url,
      database: 'opencast',
      clock: () => new Date('2024-06-05T08:00:00Z'),
    });
    await write('2024-03-20', 'e', 2);
    await write('2024-03-20', 'f', 3);
    await write('2024-04-02', 'e', 1);
    await write('2024-06-03', 'e', 1);
  });
  after(async () => {
    await store.close();
    await influx.close();
  });

  it('says nothing the first time, and nothing while nothing happens', async () => {
    const seen: string[] = [];
    const first = await store.survey(organization, { onProgress: ({ month }) => seen.push(month) });
    assert.deepEqual([first.changed, Object.keys(first.months)], [[], seen]);
    assert.deepEqual(seen, ['2024-03', '2024-04', '2024-05', '2024-06']);
    const before = await revision();
    assert.deepEqual(await surveyed(), []);
    assert.equal(await revision(), before);
  });

  it('finds plays that only moved from one recording to another of its series, and makes that a new revision', async () => {
    const before = await revision();
    await write('2024-03-20', 'e', 3);
    await write('2024-03-20', 'f', 2);
    assert.equal(await revision(), before, 'the last days are as they were');
    assert.deepEqual(await surveyed(), ['2024-03']);
    assert.notEqual(await revision(), before);
    assert.deepEqual(await surveyed(), []);
  });

  it('finds what is gone, what was before everything else, and no new day', async () => {
    await write('2024-06-04', 'e', 1);
    assert.deepEqual(await surveyed(), []);
    await history.apply([{ kind: 'remove', day: '2024-03-20', episode: 'e' }]);
    await write('2023-12-31', 'e', 1);
    assert.deepEqual(await surveyed(), ['2023-12', '2024-03']);
    await history.apply([
      { kind: 'remove', day: '2023-12-31', episode: 'e' },
      { kind: 'remove', day: '2024-03-20', episode: 'f' },
    ]);
    const { changed, months } = await store.survey(organization);
    assert.deepEqual(changed, ['2023-12', '2024-03']);
    assert.equal(months['2023-12']?.mark, '');
    assert.equal((await store.bounds(organization)).countingSince, '2024-04-02');
  });
});
