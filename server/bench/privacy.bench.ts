import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { METRIC_IDS } from '@oc-stats/contract';
import type { StatsReader } from '@oc-stats/store';
import { openDuckdbStore } from '@oc-stats/store-duckdb';
import { printRow } from '../../.scripts/bench/row.mjs';
import { interleaved, ROUNDS, timed } from '../../.scripts/bench/samples.mjs';
import { privacy } from '../src/privacy/privacy.ts';
import { filled } from './filled.ts';
import { subjectsOf, THREE_YEARS, THROUGH, universityOf } from './tier.ts';

const MINIMUM = 5;

// A copy: it is written to.
const folder = await mkdtemp(join(tmpdir(), 'oc-stats-bench-privacy-'));
await cp(await filled('L'), folder, { recursive: true });
const { organization, series, episode } = subjectsOf(universityOf('M'));
const store = await openDuckdbStore({ folder });
const anew = () => privacy(store, { minimumVisitors: MINIMUM });

try {
  await compare('50 top episodes of 3 years, 40,000 episodes', (reader) =>
    reader.totals({
      scope: { organization, type: 'organization', id: organization },
      by: 'episode',
      range: THREE_YEARS,
      metrics: METRIC_IDS,
      order: 'plays',
      limit: 50,
    }),
  );
  await compare('series page of 200 episodes, 3 years', seriesPage);
} finally {
  await store.close();
  await rm(folder, { recursive: true, force: true });
}

/** Without a minimum, with one at first, again, and after yesterday was written once more. */
async function compare(what: string, ask: (reader: StatsReader) => Promise<unknown>): Promise<void> {
  const kept = anew();
  await ask(kept);
  const taken = await interleaved(ROUNDS, {
    exact: timed(() => ask(store)),
    first: timed(() => ask(anew())),
    again: timed(() => ask(kept)),
    written: async (round) => {
      await writeYesterday(`${what} ${round}`);
      return timed(() => ask(kept))(round);
    },
  });
  const how = `minimumVisitors ${MINIMUM}, in the store's own process, no answer cached`;
  const row = (when: string, samples: number[]) =>
    printRow({ what: `privacy: ${what}: ${when}`, unit: 'ms', samples, how });
  row('exact numbers', taken.exact);
  row('withheld, first', taken.first);
  row('withheld, after a write', taken.written);
  row('withheld, again', taken.again);
}

async function writeYesterday(id: string): Promise<void> {
  const row = { episode, series, day: THROUGH, plays: 50, visitors: 40, finishes: 3 };
  await store.putDaily({ id, organization, rows: [row] });
}

async function seriesPage(reader: StatsReader): Promise<unknown> {
  const scope = { organization, type: 'series', id: series } as const;
  const whole = { scope, range: THREE_YEARS, metrics: METRIC_IDS } as const;
  return Promise.all([
    reader.timeline({ ...whole, grain: 'day' }),
    reader.totals({ ...whole, by: 'episode', order: 'plays', limit: 500 }),
    reader.matrix({ scope, range: THREE_YEARS, metric: 'visitors', grain: 'day' }),
  ]);
}
