import { writeSync } from 'node:fs';
import { DuckDBConnection } from '@duckdb/node-api';
import { openRecord } from './index.ts';
import { versionOf, versionTime } from './versions.fixture.ts';

// A process that takes a reading and stays before the statement of that number, so that it can be killed there. Those
// that only read, or make temporary tables, are not counted.
const [folder = '', stay = '0'] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

const { mirror } = await openRecord({ folder });
const run = DuckDBConnection.prototype.run;
let no = 0;
DuckDBConnection.prototype.run = async function (sql, ...rest) {
  const [verb = ''] = sql.split(' ');
  if (verb === 'SELECT' || verb === 'CREATE') return run.call(this, sql, ...rest);
  if (no === Number(stay)) {
    say(`before ${verb}`);
    setInterval(() => undefined, 60_000);
    await new Promise(() => undefined);
  }
  no += 1;
  return run.call(this, sql, ...rest);
};
await mirror.apply(versionOf(1), versionTime(1));
say('done');
