import { writeSync } from 'node:fs';
import { openDatabase } from '@oc-stats/duckdb';
import { StoreSession } from './engine/store-session.ts';
import { SCHEMA } from './schema/schema.ts';
import { databaseIn, engineOptions } from './statistics-file.ts';
import { tidy } from './upkeep/tidy.ts';
import { LooseRows } from './writes/loose-rows.ts';

// A process that puts a store in order and names each statement that changes it; it stays before the one it was given.
const [folder = '', stay = '0'] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

const options = engineOptions(folder, { memoryLimit: '128MB', threads: 1 });
const engine = await openDatabase(databaseIn(folder), SCHEMA, options);
const session = await engine.session(StoreSession);
const loose = await LooseRows.load(session);
const { connection } = session;
const run = connection.run.bind(connection);
let no = 0;
connection.run = async (sql) => {
  const [verb = ''] = sql.split(' ');
  if (verb === 'SELECT') return run(sql);
  if (no === Number(stay)) {
    say(`before ${verb}`);
    setInterval(() => undefined, 60_000);
    await new Promise(() => undefined);
  }
  no += 1;
  return run(sql);
};
await tidy(session, loose, 'all');
await engine.close();
say('tidied');
