import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  addDays,
  daysIn,
  type MetricId,
  type SegmentsAnswer,
  type TimelineAnswer,
  type TotalsAnswer,
} from '@oc-stats/contract';
import { createUniversity } from '@oc-stats/opencast/fake';
import type { DailyRow } from '@oc-stats/store';
import { startRealInflux, withoutInflux, type RealInflux } from '@oc-stats/store-influx/real-influx';
import { embedded } from '../commands/embedded.ts';
import { loadConfig } from '../config/load.ts';
import { demoPlays } from '../demo/demo-plays.ts';
import { awaitedLog } from './awaited-log.fixture.ts';
import { ACCOUNT, serveOpencast, type Served } from './served.fixture.ts';
import { startService, type Service } from './service.ts';

const THROUGH = '2026-03-31';
const university = createUniversity({ seed: 7, today: '2026-04-01', series: 6, episodes: 40 });
const organization = university.organization.id;
const METRICS = ['plays', 'visitors', 'finishes'] as const;
const seriesIds = university.series
  .map(({ id }) => id)
  .filter((id) => university.episodes.some((one) => one.seriesId === id));

/** The queries of opencast-stats-app, word for word (its `influxclient.py`); the tag is put in by format, as there. */
const SUMS = 'SELECT sum("finishes") AS "finishes", sum("plays") AS "plays", sum("visitors") AS "visitors"';
const FROM = 'FROM "autogen"."impressions_daily" WHERE "organizationId"=$val1';
const views = (tag: string) => `${SUMS} ${FROM} AND "${tag}"=$val2 GROUP BY time(1d) FILL(0)`;
const totals = `${SUMS} ${FROM} AND "seriesId"=$val2 GROUP BY "eventId"`;

/**
 * Somebody takes the configuration of opencast-stats-app as it is, and starts oc-stats beside the same Opencast and the
 * same InfluxDB, filled as opencast-matomo-adapter fills it.
 */
describe('instead of opencast-stats-app', { skip: withoutInflux }, () => {
  let influx: RealInflux;
  let opencast: Served;
  let service: Service;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'oc-stats-original-'));
    [influx, opencast] = await Promise.all([startRealInflux(), serveOpencast(university)]);
    await influx.query('CREATE DATABASE opencast');
    await influx.write('opencast', lines());
    await writeFile(
      join(folder, 'config.yaml'),
      `opencast:
  uri: ${opencast.uri}
  user: ${ACCOUNT.user}
  password: ${JSON.stringify(ACCOUNT.password)}
  organizationId: ${organization}
influxdb:
  host: 127.0.0.1
  port: ${influx.port}
  user: root
  password: root
  database: opencast
  retention-policy: autogen
`,
    );
    const { log, said } = awaitedLog();
    service = await startService({
      config: loadConfig({ port: '0' }, {}, folder),
      adapters: embedded({}),
      version: '0.1.0',
      log,
      clock: () => new Date('2026-04-01T12:00:00Z'),
      assets: undefined,
      onProgress: () => undefined,
    });
    await said('catalogue read');
  });

  after(async () => {
    await service?.stop();
    await Promise.all([influx?.close(), opencast?.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  test('each number of each curve is what its own query returns', async () => {
    const scopes = [
      ['organization', 'organizationId', organization],
      ...seriesIds.map((id) => ['series', 'seriesId', id]),
      ...university.episodes.slice(0, 12).map(({ id }) => ['episode', 'eventId', id]),
    ] as [string, string, string][];
    let compared = 0;
    for (const [type, tag, id] of scopes) {
      const theirs = await theirCurve(tag, id);
      const range = { from: addDays(THROUGH, -500), to: THROUGH };
      const path = `/api/v1/stats/${type}/${encodeURIComponent(id)}/timeline?from=${range.from}&to=${range.to}&grain=day`;
      const ours = (await json(`${service.address}${path}`)) as TimelineAnswer;
      assert.equal(ours.dayZone, 'UTC');
      for (const metric of METRICS) {
        const line = ours.series.find((one) => one.metric === metric);
        assert.equal(line?.data.length, daysIn(range));
        ours.buckets.forEach((day, index) => {
          const { dataFrom, dataThrough } = ours;
          if (dataFrom === null || dataThrough === null || day < dataFrom || day > dataThrough) return;
          assert.equal(line.data[index], theirs.get(day)?.[metric] ?? 0, `${type} ${id} ${metric} ${day}`);
          compared += 1;
        });
      }
    }
    assert.ok(compared > 5_000, `${compared} numbers were compared`);
  });

  test('each bar of a series is what its own query returns', async () => {
    for (const id of seriesIds) {
      const [result] = await influx.query(totals, { val1: organization, val2: id }, 'opencast');
      const theirs = new Map(
        (result?.series ?? []).map(({ columns, tags, values }) => [
          tags?.['eventId'],
          METRICS.map((metric) => Number(values[0]?.[columns.indexOf(metric)])),
        ]),
      );
      const path = `/api/v1/stats/series/${encodeURIComponent(id)}/totals?period=all&limit=500`;
      const ours = (await json(`${service.address}${path}`)) as TotalsAnswer;
      const rows = ours.items.map((item, at): [string | null, (number | null)[]] => [
        item.id,
        METRICS.map((metric) => ours.columns.find((one) => one.metric === metric)?.data[at] ?? null),
      ]);
      assert.deepEqual(new Map(rows), theirs);
    }
  });

  test('the watch curve is what the adapter stored', async () => {
    const watched = university.episodes.find(({ id }) => segmentsOf.has(id));
    assert.ok(watched);
    const path = `/api/v1/stats/episode/${encodeURIComponent(watched.id)}/segments?period=all`;
    const ours = (await json(`${service.address}${path}`)) as SegmentsAnswer;
    const stored = segmentsOf.get(watched.id) ?? [];
    assert.equal(ours.data.length, stored.length);
    assert.equal(ours.step, 15);
    ours.data.forEach((rate, index) => {
      const { nb_plays, sum_plays } = stored[index] as { nb_plays: string; sum_plays: string };
      assert.ok(rate !== null && Math.abs(rate - Number(nb_plays) / Number(sum_plays)) < 0.0001);
    });
  });

  test('InfluxDB goes away: what was answered stays, the rest says what is the matter, and it comes back', async () => {
    const known = `${service.address}/api/v1/stats/organization/me/timeline?period=P30D`;
    const before = await json(known);
    await influx.close();
    assert.deepEqual(await json(known), before);
    const other = await fetch(
      `${service.address}/api/v1/stats/organization/me/timeline?period=P31D&grain=day`,
    );
    assert.equal(other.status, 503);
    assert.equal(((await other.json()) as { code: string }).code, 'store-unavailable');
    assert.equal((await fetch(`${service.address}/api/v1/series`)).status, 200);
  });

  async function theirCurve(tag: string, id: string): Promise<Map<string, Record<MetricId, number>>> {
    const [result] = await influx.query(views(tag), { val1: organization, val2: id }, 'opencast');
    const [found] = result?.series ?? [];
    return new Map(
      (found?.values ?? []).map((row) => [
        new Date(Number(row[0]) * 1_000).toISOString().slice(0, 10),
        Object.fromEntries(
          METRICS.map((metric) => [metric, Number(row[found?.columns.indexOf(metric) ?? -1])]),
        ) as Record<MetricId, number>,
      ]),
    );
  }
});

const segmentsOf = new Map<string, readonly { label: string; nb_plays: string; sum_plays: string }[]>();

/** As the adapter writes: one point an event and day, at the time of day at which it ran; nothing where nobody played. */
function lines(): string[] {
  const written: string[] = [];
  for (const step of demoPlays(university, { seed: 7, through: THROUGH })) {
    if (step.kind === 'daily')
      written.push(...step.batch.rows.filter(({ plays }) => plays > 0).map(dailyLine));
    else {
      for (const { counts, day, episode, plays } of step.batch.rows) {
        if (segmentsOf.has(episode)) continue;
        const rows = Array.from(counts, (count, index) => ({
          label: new Date((index + 1) * 15_000).toISOString().slice(11, 19),
          nb_plays: String(count),
          sum_plays: String(plays),
          play_rate: index % 2 === 0 ? Number((count / plays).toFixed(2)) : (count / plays).toFixed(2),
        }));
        segmentsOf.set(episode, rows);
        const text = JSON.stringify(rows).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
        written.push(
          `segments_daily,eventId=${tag(episode)},organizationId=${organization} segments="${text}" ${secondsOf(day, 3)}`,
        );
      }
    }
  }
  return written;
}

function dailyLine({ day, episode, finishes, plays, series, visitors }: DailyRow): string {
  const tags = `eventId=${tag(episode)},organizationId=${organization}${series === null ? '' : `,seriesId=${tag(series)}`}`;
  const hour = (plays * 7) % 24;
  return `impressions_daily,${tags} finishes=${finishes}i,plays=${plays}i,visitors=${visitors}i ${secondsOf(day, hour)}`;
}

/** In line protocol a comma, a space and an equals sign end a tag. */
function tag(value: string): string {
  return value.replace(/[,= ]/g, '\\$&');
}

function secondsOf(day: string, hour: number): number {
  return Date.parse(`${day}T${String(hour).padStart(2, '0')}:17:31Z`) / 1_000;
}

async function json(url: string): Promise<unknown> {
  const answer = await fetch(url);
  const text = await answer.text();
  assert.equal(answer.status, 200, `${url}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}
