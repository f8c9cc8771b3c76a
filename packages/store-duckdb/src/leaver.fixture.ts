import { putBatch } from './history.fixture.ts';
import { openDuckdbStore } from './open.ts';

// A process that exits by itself while the store is at work.
const [folder = ''] = process.argv.slice(2);

const store = await openDuckdbStore({ folder });
await putBatch(store, 0, 1);
for (let no = 1; no < 20; no++) void putBatch(store, no, 1);
void store.verify();
setTimeout(() => process.exit(7), 30);
