import { openRecord } from '../src/index.ts';
import { inventedCatalog } from './invented-catalog.ts';

// A process of its own that opens a record, reads the catalogue, and takes one in which a little has changed.
const [folder = '', episodes = '0'] = process.argv.slice(2);
const { rss } = process.memoryUsage;
const before = rss();
const record = await openRecord({ folder });
const opened = rss();
const kept = await record.mirror.load('mh_default_org');
const loaded = rss();
let peak = loaded;
const watch = setInterval(() => (peak = Math.max(peak, rss())), 5);
const snapshot = inventedCatalog(Number(episodes), 100);
const generated = rss();
await record.mirror.apply(snapshot, new Date());
clearInterval(watch);
const mb = [opened - before, loaded - opened, generated - loaded, rss() - generated, peak - generated].map(
  (bytes) => Math.round(bytes / 1e6),
);
process.stdout.write(JSON.stringify({ episodes: kept?.snapshot.episodes.length, mb }));
await record.close();
