import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, METRIC_IDS, statsPath } from '@oc-stats/contract';
import { openInfluxStore, type InfluxStore } from '@oc-stats/store-influx';
import { startRealInflux, type RealInflux } from '@oc-stats/store-influx/real-influx';
import { openDuckdbStore } from '@oc-stats/store-duckdb';
import { printRow } from '../../.scripts/bench/row.mjs';
import { interleaved, median, quantile, ratios, ROUNDS, timed } from '../../.scripts/bench/samples.mjs';
import { ACCOUNT, serveOpencast } from '../src/service/served.fixture.ts';
import { asked, stopAsking } from './asked.ts';
import { filled } from './filled.ts';
import { influxLines } from './influx-lines.ts';
import { manyRequests } from './many-requests.ts';
import { BUILT, startService, type ServiceProcess } from './service-process.ts';
import { subjectsOf, THREE_YEARS, universityOf } from './tier.ts';

const DATABASE = 'opencast';
const university = universityOf('M');
const subjects = subjectsOf(university);
const { organization, series, episode, episodes } = subjects;
const size = `${university.episodes.length} episodes, shards of 7 days`;

const influx = await startRealInflux();
const folder = mkdtempSync(join(tmpdir(), 'oc-stats-bench-'));
const opencast = await serveOpencast(university);
try {
  await fill(influx);
  const reader = openInfluxStore({ url: influx.url, database: DATABASE, write: true });
  await seriesPage(reader);
  await organizationChart(reader);
  await reader.close();
  const service = await started();
  try {
    await aboveTheEngine(service);
    await warm(service);
  } finally {
    stopAsking();
    await service.stop();
  }
} finally {
  await opencast.close();
  await influx.close();
  rmSync(folder, { recursive: true, force: true });
}

async function fill({ query, write }: RealInflux): Promise<void> {
  await query(`CREATE DATABASE ${DATABASE}`);
  for (const lines of influxLines(university)) await write(DATABASE, lines);
}

/** As opencast-stats-app asks: a query for each row of its heat map, after those for the curve and the bars. */
async function originalSeriesPage(): Promise<void> {
  const sums = 'SELECT sum("finishes") AS "finishes", sum("plays") AS "plays", sum("visitors") AS "visitors"';
  const from = `FROM "autogen"."impressions_daily" WHERE "organizationId"=$val1 AND`;
  const ask = (text: string, val2: string) => influx.query(text, { val1: organization, val2 }, DATABASE);
  await ask(`${sums} ${from} "seriesId"=$val2 GROUP BY time(1d) FILL(0)`, series);
  await ask(`${sums} ${from} "seriesId"=$val2 GROUP BY "eventId"`, series);
  for (const id of episodes) await ask(`${sums} ${from} "eventId"=$val2 GROUP BY time(1d) FILL(0)`, id);
}

async function seriesPage(reader: InfluxStore): Promise<void> {
  const duckdb = await openDuckdbStore({ folder: await filled('L') });
  const scope = { organization, type: 'series', id: series } as const;
  const whole = { scope, range: THREE_YEARS, metrics: METRIC_IDS } as const;
  const page = (from: Pick<InfluxStore, 'timeline' | 'totals' | 'matrix'>) =>
    Promise.all([
      from.timeline({ ...whole, grain: 'day' }),
      from.totals({ ...whole, by: 'episode', order: 'plays', limit: 500 }),
      from.matrix({ scope, range: THREE_YEARS, metric: 'visitors', grain: 'day' }),
    ]);
  /** By an adapter that knows the layout and the days, but has read no series yet. */
  const firstPage = async (round: number): Promise<number> => {
    const fresh = openInfluxStore({ url: influx.url, database: DATABASE });
    await fresh.bounds(organization);
    const taken = await timed(() => page(fresh))(round);
    await fresh.close();
    return taken;
  };
  try {
    await Promise.all([page(reader), page(duckdb), originalSeriesPage()]);
    const taken = await interleaved(ROUNDS, {
      adapter: firstPage,
      embedded: timed(() => page(duckdb)),
      original: timed(originalSeriesPage),
    });
    const told = (ours: readonly number[]) =>
      `${median(ours).toFixed(0)} ms against ${median(taken.original).toFixed(0)} ms`;
    const how = `curve, totals and heat map by day of ${episodes.length} episodes and 3 years, against the queries of opencast-stats-app on the same InfluxDB 1.6.7 (${size})`;
    printRow({
      what: 'influx: series page, against one query an episode',
      unit: '×',
      samples: ratios(taken.original, taken.adapter),
      detail: told(taken.adapter),
      least: 10,
      how,
    });
    printRow({
      what: 'influx: the same page from the embedded store, against those queries',
      unit: '×',
      samples: ratios(taken.original, taken.embedded),
      detail: told(taken.embedded),
      least: 100,
      how: `${how}; the embedded store holds 40,000 episodes meanwhile`,
    });
  } finally {
    await duckdb.close();
  }
}

async function organizationChart(reader: InfluxStore): Promise<void> {
  const scope = { organization, type: 'organization', id: organization } as const;
  await reader.writeRollUps();
  const raw = `SELECT sum("finishes") AS "finishes", sum("plays") AS "plays", sum("visitors") AS "visitors" FROM "autogen"."impressions_daily" WHERE "organizationId"=$val1 AND time >= '${THREE_YEARS.from}' GROUP BY time(1d) FILL(0)`;
  const chart = (round: number) =>
    reader.timeline({
      scope,
      range: { ...THREE_YEARS, from: addDays(THREE_YEARS.from, round) },
      metrics: METRIC_IDS,
      grain: 'day',
    });
  await chart(0);
  const taken = await interleaved(ROUNDS, {
    chart: timed(chart),
    raw: timed(() => influx.query(raw, { val1: organization }, DATABASE)),
  });
  printRow({
    what: 'influx: organisation chart of 3 years with roll-ups, against the raw query',
    unit: '×',
    samples: ratios(taken.raw, taken.chart),
    detail: `${median(taken.chart).toFixed(1)} ms against ${median(taken.raw).toFixed(0)} ms`,
    least: 100,
    how: `by day, on the same InfluxDB 1.6.7 (${size})`,
  });
}

async function started(): Promise<ServiceProcess> {
  const config = join(folder, 'config.yaml');
  writeFileSync(
    config,
    JSON.stringify({
      opencast: { uri: opencast.uri, ...ACCOUNT, organizationId: organization },
      influxdb: { host: '127.0.0.1', port: influx.port, database: DATABASE },
    }),
  );
  const service = await startService(BUILT, join(folder, 'data'), ['--config', config]);
  while (!(await fetch(`${service.origin}/readyz`)).ok)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return service;
}

/** What the service adds to what the engine needs for the same numbers. */
async function aboveTheEngine(service: ServiceProcess): Promise<void> {
  const of = { type: 'series', id: series } as const;
  const seriesRaw = `SELECT "finishes","plays","visitors","eventId" FROM "autogen"."impressions_daily" WHERE "seriesId"=$val2`;
  const episodeRaw = `SELECT "finishes","plays","visitors" FROM "autogen"."impressions_daily" WHERE "eventId"=$val2`;
  const engine = (text: string, val2: string) => influx.query(text, { val2 }, DATABASE);
  const range = (round: number) => ({ from: addDays(THREE_YEARS.from, round), to: THREE_YEARS.to });
  const widgets: [string, (round: number) => string, () => Promise<unknown>][] = [
    [
      '<oc-timeline series>',
      (round) => statsPath(of, 'timeline', range(round)),
      () => engine(seriesRaw, series),
    ],
    ['<oc-totals series>', (round) => statsPath(of, 'totals', range(round)), () => engine(seriesRaw, series)],
    [
      '<oc-heatmap series>',
      (round) => statsPath(of, 'matrix', range(round)),
      () => engine(seriesRaw, series),
    ],
    [
      '<oc-timeline episode>',
      (round) => statsPath({ type: 'episode', id: episode }, 'timeline', range(round)),
      () => engine(episodeRaw, episode),
    ],
  ];
  for (const [name, path, raw] of widgets) {
    const taken = await interleaved(ROUNDS * 2, {
      http: timed((round) => asked(service.origin + path(round), 'identity')),
      engine: timed(raw),
    });
    const http = median(taken.http);
    const alone = median(taken.engine);
    printRow({
      what: `influx: ${name} over HTTP, beyond 1.5 × the engine's own time or 3 ms more`,
      unit: 'ms',
      samples: taken.http.map(
        (ms, round) => ms - Math.max(1.5 * taken.engine[round]!, taken.engine[round]! + 3),
      ),
      detail: `${http.toFixed(1)} ms against ${alone.toFixed(1)} ms`,
      most: 0,
      how: 'another range in each round so that none is cached, to the last byte; the engine is asked for the raw points alone, parsed as JSON. Neither is compressed: brotli, which browsers ask for, takes up to 1.6 ms more',
    });
  }
}

async function warm(service: ServiceProcess): Promise<void> {
  const url = service.origin + statsPath({ type: 'series', id: series }, 'timeline', { period: 'P90D' });
  await manyRequests(url, 20, 1_000);
  const rates: number[] = [];
  const slowest: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { perSecond, times } = await manyRequests(url, 20, 2_000);
    rates.push(perSecond);
    slowest.push(quantile(times, 0.99));
  }
  const how =
    '20 readers on connections that stay open, each asking again as soon as it has its answer; the asking process shares the two cores';
  printRow({ what: 'influx: warm cached answers', unit: '/s', samples: rates, least: 3_000, how });
  printRow({ what: 'influx: the same, 99th percentile', unit: 'ms', samples: slowest, most: 20, how });
}
