import { writeSync } from 'node:fs';
import { openRecord } from './index.ts';
import { versionOf, versionTime } from './versions.fixture.ts';

// A process that takes one version of the catalogue after the other, from the given one on, until it is killed.
const [folder = '', first = '0'] = process.argv.slice(2);

const { ledger, mirror } = await openRecord({ folder });
writeSync(1, 'open\n');
for (let no = Number(first); ; no++) {
  await Promise.all([mirror.apply(versionOf(no), versionTime(no)), ledger.write('last', String(no))]);
  writeSync(1, `acknowledged ${no}\n`);
}
