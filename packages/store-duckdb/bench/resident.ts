import { openDuckdbStore } from '../src/index.ts';
import { questionsTo } from './questions.ts';
import { TIER_L } from './tier.ts';

// A process of its own that opens a filled store and answers everything: how soon, and in how much memory.
const [folder = ''] = process.argv.slice(2);
const start = performance.now();
const store = await openDuckdbStore({ folder });
const openMs = performance.now() - start;
for (let i = 0; i < 5; i++) for (const ask of Object.values(questionsTo(store, TIER_L))) await ask();
const residentMb = process.memoryUsage().rss / 1e6;
await store.close();
process.stdout.write(JSON.stringify({ openMs, residentMb }));
