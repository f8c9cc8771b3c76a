import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { answersAsTheReference } from '../as-the-reference.fixture.ts';
import { ORGANIZATION, POINTS } from '../golden-points.fixture.ts';
import { openInfluxStore, type InfluxStore } from '../influx-store.ts';
import { startFakeInflux3 } from './fake-influx-3.fixture.ts';
import { secondsOf } from './rows.ts';
import { boundsOf } from '../bounds-of.fixture.ts';

describe('InfluxDB 3, as far as its protocol goes', () => {
  let fake: Awaited<ReturnType<typeof startFakeInflux3>>;
  let store: InfluxStore;

  before(async () => {
    fake = await startFakeInflux3(POINTS);
    store = open();
  });
  after(async () => {
    await store.close();
    await fake.close();
  });

  const open = (options: { database?: string; write?: boolean } = {}) =>
    openInfluxStore({
      url: fake.url,
      database: 'opencast',
      token: 'secret',
      clock: () => new Date('2026-01-01T00:00:00Z'),
      ...options,
    });

  it('is recognised by its version and asked in InfluxQL, with bound values', async () => {
    const { dialect, version, kind } = await store.detect();
    assert.deepEqual([dialect, version, kind], ['v3', '3.2.0', 'matomo']);
    const scope = { organization: ORGANIZATION, type: 'series', id: `x' OR 'a'='a` } as const;
    await store.matrix({
      scope,
      range: { from: '2024-01-01', to: '2024-12-31' },
      grain: 'day',
      metric: 'plays',
    });
    const { q, params, format } = fake.questions.at(-1)!;
    assert.ok(!q.includes(scope.id));
    assert.deepEqual([Object.values(params), format], [[scope.id], 'json']);
  });

  it('answers as the reference does', () => answersAsTheReference(store));

  it('knows the days', async () => {
    const bounds = await boundsOf(store, ORGANIZATION);
    assert.deepEqual(bounds, { countingSince: '2023-12-31', through: '2024-12-30', provisionalFrom: null });
  });

  it('is read only, and says so', async () => {
    const writing = open({ write: true });
    await writing.detect();
    assert.equal(writing.capabilities().write, false);
    const batch = { id: 'b', organization: ORGANIZATION, rows: [] };
    await assert.rejects(writing.putDaily(batch), { code: 'not-available', message: /InfluxDB 3/ });
    await writing.close();
  });

  it('says that the database is not there', async () => {
    const other = open({ database: 'nowhere' });
    await assert.rejects(other.detect(), { code: 'unavailable', message: /no database "nowhere"/ });
    await other.close();
  });

  it('writes times in several ways', () => {
    const noon = Date.parse('2024-05-01T12:00:00Z') / 1_000;
    for (const time of [
      '2024-05-01T12:00:00',
      '2024-05-01T12:00:00.5Z',
      '2024-05-01T14:00:00+02:00',
      noon * 1e9,
      noon,
    ]) {
      assert.equal(secondsOf(time), noon, String(time));
    }
  });
});
