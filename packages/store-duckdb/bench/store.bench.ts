import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDuckdbStore, type DuckdbStore } from '../src/index.ts';
import { fill } from './fill.ts';
import { median, medians } from './measure.ts';
import { oneByOne, questionsTo, segmentsPage, seriesPage } from './questions.ts';
import { TIER_L, TIER_M, TIER_S, type Tier } from './tier.ts';

/** A row of the table that `npm run bench` prints. */
function row(what: string, measured: string, budget?: string, within?: boolean): void {
  process.stdout.write(`${JSON.stringify({ what: `store: ${what}`, measured, budget, within })}\n`);
}

const folders = mkdtempSync(join(tmpdir(), 'oc-stats-bench-'));
try {
  await demoLoad();
  const small = await filled(TIER_M);
  const large = await filled(TIER_L);
  await growth(small, large);
  await pages(large);
  await small.close();
  await large.close();
  reportProcess(join(folders, TIER_L.name));
} finally {
  rmSync(folders, { recursive: true, force: true });
}

/** What the demo puts in: it has to be ready in ten seconds. */
async function demoLoad(): Promise<void> {
  const store = await openDuckdbStore({ folder: join(folders, 'S') });
  const { daily, segments } = await fill(store, TIER_S, { order: 'day', weeks: 25 });
  const took = `${seconds(daily.ms)} + ${seconds(segments.ms)}`;
  row(
    `${daily.rows} daily rows and ${segments.rows} curves of 150 counts put`,
    took,
    '≤ 4 s',
    daily.ms + segments.ms <= 4_000,
  );
  row('watch curves of a series of 20, 25 weeks each', ms(await median(segmentsPage(store, TIER_S))));
  await store.close();
}

async function filled(tier: Tier): Promise<DuckdbStore> {
  const store = await openDuckdbStore({ folder: join(folders, tier.name) });
  const { daily } = await fill(store, tier, { order: 'day' });
  row(`${daily.rows} daily rows put, day by day`, `${Math.round(daily.rows / daily.ms)}k rows/s`);
  const start = performance.now();
  await store.tidy();
  row(`putting what is loose of ${daily.rows} daily rows in order`, seconds(performance.now() - start));
  return store;
}

/** A list of the largest has to look at all of them; everything else must not notice how much there is. */
async function growth(small: DuckdbStore, large: DuckdbStore): Promise<void> {
  const before = questionsTo(small, TIER_M);
  for (const [name, ask] of Object.entries(questionsTo(large, TIER_L))) {
    const [less = Number.NaN, more = Number.NaN] = await medians([before[name] ?? ask, ask]);
    const most = name.includes('top') ? 10 : 2;
    const isChart = name === 'organisation, 3 years by day';
    const budget = `${isChart ? '≤ 5 ms, ' : ''}≤ × ${most} for × 20 data`;
    const within = more / less <= most && (!isChart || more <= 5);
    row(
      `${name}, 40,000 episodes`,
      `${ms(more)}, × ${(more / less).toFixed(1)} of 2,000 episodes`,
      budget,
      within,
    );
  }
}

async function pages(store: DuckdbStore): Promise<void> {
  const ways = [seriesPage(store, TIER_L), oneByOne(store, TIER_L, 1), oneByOne(store, TIER_L, 8)];
  const [page = Number.NaN, one = Number.NaN, eight = Number.NaN] = await medians(ways, 5);
  row('series page of 200 episodes: curve, totals, heat map', ms(page));
  row('its curves by one query an episode, in the same data', `${ms(one)} = × ${(one / page).toFixed(0)}`);
  row('the same, eight at a time', `${ms(eight)} = × ${(eight / page).toFixed(0)}`);
}

function reportProcess(folder: string): void {
  const file = fileURLToPath(new URL('./resident.ts', import.meta.url));
  const output = execFileSync(process.execPath, ['--import', 'tsx', file, folder], { encoding: 'utf8' });
  const { openMs, residentMb } = JSON.parse(output) as { openMs: number; residentMb: number };
  row('opening with 40,000 episodes, from source', seconds(openMs));
  row('a process that answered all of this', `${Math.round(residentMb)} MB`, '≤ 350 MB', residentMb <= 350);
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function seconds(value: number): string {
  return `${(value / 1_000).toFixed(1)} s`;
}
