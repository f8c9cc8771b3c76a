import { writeSync } from 'node:fs';
import { openRecord } from './index.ts';

// A process that has the record of a folder open until it is killed.
const [folder = ''] = process.argv.slice(2);
await openRecord({ folder });
writeSync(1, 'open\n');
setInterval(() => undefined, 60_000);
