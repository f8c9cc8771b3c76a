import { writeSync } from 'node:fs';
import { largeBatch } from './large-batch.fixture.ts';
import { openDuckdbStore } from './open.ts';

// A process that writes so much that the store puts itself in order meanwhile, until it is killed.
const [folder = '', first = '0'] = process.argv.slice(2);

const store = await openDuckdbStore({ folder });
for (let no = Number(first); ; no++) {
  await store.putDaily(largeBatch(no));
  writeSync(1, `acknowledged ${no}\n`);
}
