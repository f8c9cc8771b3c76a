import { writeSync } from 'node:fs';
import { putBatch } from './history.fixture.ts';
import { openDuckdbStore } from './open.ts';

// A process that writes one batch after the other, puts them in order, and says so, until it is killed.
const [folder = '', first = '0', seed = '0'] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

const store = await openDuckdbStore({ folder });
say('open');
for (let no = Number(first); ; no++) {
  await putBatch(store, no, Number(seed));
  say(`acknowledged ${no}`);
  if (no % 11 === 10) await store.compact();
  if (no % 3 !== 1) continue;
  say(`tidying ${no}`);
  await store.tidy();
  say(`tidied ${no}`);
}
