import { writeSync } from 'node:fs';
import { openDuckdbStore } from './open.ts';

// A process that has the store of a folder open until its input ends. Says how far the opening is.
const [folder = ''] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

const store = await openDuckdbStore({
  folder,
  onProgress: ({ done, total }) => say(`step ${done} of ${total}`),
});
say('open');
process.stdin.resume();
process.stdin.on('end', () => void store.close());
