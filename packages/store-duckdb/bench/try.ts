import { mkdtempSync, rmSync } from 'node:fs';
import { openDuckdbStore } from '../src/index.ts';
import { fill } from './fill.ts';
import { median } from './measure.ts';
import { oneByOne, questionsTo, segmentsPage, seriesPage } from './questions.ts';
import { TIER_L, TIER_M, TIER_S } from './tier.ts';
const folder = mkdtempSync('/tmp/x/bench-');
const tiers = { S: TIER_S, M: TIER_M, L: TIER_L };
const [name = 'S', order = 'series', batch = '20000', weeks = '0'] = process.argv.slice(2);
const tier = tiers[name as 'S'];
const t0 = performance.now();
const store = await openDuckdbStore({ folder });
console.log('open', performance.now() - t0);
console.log(await fill(store, tier, { order: order as 'day', batch: Number(batch), weeks: Number(weeks) }));
console.log(await store.info(), process.memoryUsage().rss / 1e6);
const ask = async () => {
  for (const [what, q] of Object.entries(questionsTo(store, tier)))
    console.log(what.padEnd(45), (await median(q)).toFixed(2));
  console.log('series page', (await median(seriesPage(store, tier))).toFixed(2));
  if (weeks !== '0') console.log('segments', (await median(segmentsPage(store, tier))).toFixed(2));
  console.log(
    'one by one',
    (await median(oneByOne(store, tier, 1), 3)).toFixed(2),
    (await median(oneByOne(store, tier, 8), 3)).toFixed(2),
  );
};
await ask();
let t = performance.now();
await store.compact();
console.log('compact', performance.now() - t);
await ask();
t = performance.now();
console.log((await store.verify()).problems, 'verify', performance.now() - t);
t = performance.now();
console.log((await store.backup(`${folder}/b.duckdb`)).bytes, 'backup', performance.now() - t);
console.log(await store.info(), process.memoryUsage().rss / 1e6);
t = performance.now();
await store.close();
console.log('close', performance.now() - t);
t = performance.now();
const again = await openDuckdbStore({ folder });
console.log('reopen', performance.now() - t, process.memoryUsage().rss / 1e6);
await again.close();
rmSync(folder, { recursive: true });
