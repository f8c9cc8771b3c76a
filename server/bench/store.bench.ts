import { addDays, METRIC_IDS, statsPath } from '@oc-stats/contract';
import type { StatsReader } from '@oc-stats/store';
import { openDuckdbStore } from '@oc-stats/store-duckdb';
import { printRow } from '../../.scripts/bench/row.mjs';
import { interleaved, median, ratios, ROUNDS, timed } from '../../.scripts/bench/samples.mjs';
import { bundledTierService } from '../../.scripts/bench/tier-service.mjs';
import { asked, stopAsking } from './asked.ts';
import { filled } from './filled.ts';
import { startService } from './service-process.ts';
import { subjectsOf, THREE_YEARS, universityOf, type Subjects } from './tier.ts';

const WARMING = 10;
const QUESTIONS = 100;

const folder = await filled('L');
const subjects = subjectsOf(universityOf('M'));

const store = await openDuckdbStore({ folder });
try {
  await chartInStore(store, subjects);
  await seriesPage(store, subjects);
} finally {
  await store.close();
}
await chartOverHttp();

async function chartInStore(reader: StatsReader, { organization }: Subjects): Promise<void> {
  const scope = { organization, type: 'organization', id: organization } as const;
  const ask = timed((round) =>
    reader.timeline({ scope, range: shorter(round), metrics: METRIC_IDS, grain: 'day' }),
  );
  const { chart } = await interleaved(WARMING + QUESTIONS, { chart: ask });
  printRow({
    what: 'store: organisation chart of 3 years by day, 40,000 episodes',
    unit: 'ms',
    samples: chart.slice(WARMING),
    most: 5,
    how: `timeline of three metrics and 1,095 days from DuckDB in its worker, asked ${QUESTIONS} times`,
  });
}

async function chartOverHttp(): Promise<void> {
  const service = await startService(await bundledTierService(), folder);
  const scope = { type: 'organization', id: 'me' } as const;
  try {
    const ask = (round: number) =>
      asked(service.origin + statsPath(scope, 'timeline', { ...shorter(round), grain: 'day' }));
    const { chart } = await interleaved(WARMING + QUESTIONS * 2, { chart: ask });
    printRow({
      what: 'store: the same over HTTP, 95th percentile',
      unit: 'ms',
      samples: chart.slice(WARMING),
      of: 'p95',
      most: 25,
      how: `${QUESTIONS * 2} questions to a service process, another range in each so that none is cached, with brotli, to the last byte`,
    });
  } finally {
    stopAsking();
    await service.stop();
  }
}

/** Both sides answer the whole page: the curve of the series, its totals, and a heat map of its episodes by day. */
async function seriesPage(reader: StatsReader, { organization, series, episodes }: Subjects): Promise<void> {
  const scope = { organization, type: 'series', id: series } as const;
  const whole = { scope, range: THREE_YEARS, metrics: METRIC_IDS } as const;
  const common = () => [
    reader.timeline({ ...whole, grain: 'day' }),
    reader.totals({ ...whole, by: 'episode', order: 'plays', limit: 500 }),
  ];
  const page = () =>
    Promise.all([
      ...common(),
      reader.matrix({ scope, range: THREE_YEARS, metric: 'visitors', grain: 'day' }),
    ]);
  const oneByOne = async () => {
    await Promise.all(common());
    for (const id of episodes) {
      const episode = { organization, type: 'episode', id } as const;
      await reader.timeline({ scope: episode, range: THREE_YEARS, metrics: ['visitors'], grain: 'day' });
    }
  };
  await page();
  const taken = await interleaved(ROUNDS * 2, { page: timed(page), oneByOne: timed(oneByOne) });
  printRow({
    what: `store: series page of ${episodes.length} episodes, against one query an episode`,
    unit: '×',
    samples: ratios(taken.oneByOne, taken.page),
    detail: `${median(taken.page).toFixed(0)} ms against ${median(taken.oneByOne).toFixed(0)} ms`,
    how: 'curve, totals and heat map by day in three questions; the other side asks the heat map as the original app does, episode by episode, of the same DuckDB. The budget of 100 × is against InfluxQL',
  });
}

function shorter(days: number): typeof THREE_YEARS {
  return { ...THREE_YEARS, from: addDays(THREE_YEARS.from, days) };
}
