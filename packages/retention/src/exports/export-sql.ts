import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Session } from '@oc-stats/duckdb';
import { eachChunk } from '../inventory/each-chunk.ts';
import type { ExportedFile } from './export-files.ts';
import { refuseExisting } from './export-files.ts';
import {
  EXPORTED,
  EXPORTED_ORDER,
  EXPORTED_TABLES,
  type Exported,
  type ExportedTable,
} from './exported-columns.ts';

const TYPES: Readonly<Record<Exported['kind'], string>> = {
  text: 'TEXT',
  whole: 'INTEGER',
  number: 'REAL',
  time: 'TEXT',
  truth: 'INTEGER',
};

/** All snapshots as statements that SQLite reads, `sqlite3 inventory.db < inventory.sql`, and others with little change. */
export async function exportSql(session: Session, file: string): Promise<ExportedFile> {
  refuseExisting(file);
  await mkdir(dirname(file), { recursive: true });
  const out = createWriteStream(file, { flags: 'wx' });
  try {
    const rows = await session.transaction(() => write(session, out));
    out.end();
    await once(out, 'close');
    return { file, rows };
  } catch (error) {
    out.destroy();
    await rm(file, { force: true });
    throw error;
  }
}

async function write(session: Session, out: WriteStream): Promise<number> {
  let rows = 0;
  // Writes go on while rows are read; what fails then must not end the process.
  let failure: Error | undefined;
  out.on('error', (error) => (failure = error));
  const put = (text: string) => {
    if (failure) throw failure;
    return out.write(text);
  };
  put('BEGIN TRANSACTION;\n');
  for (const table of EXPORTED_TABLES) {
    const columns = EXPORTED[table].map(({ kind, name }) => `${name} ${TYPES[kind]}`);
    put(`CREATE TABLE ${table} (${columns.join(', ')});\n`);
    await eachChunk(session, statementsOf(table), async ([statements = []]) => {
      rows += statements.length;
      if (!put(statements.join(''))) await once(out, 'drain');
    });
  }
  put('CREATE INDEX recording_id ON recording (id);\nCOMMIT;\n');
  return rows;
}

function statementsOf(table: ExportedTable): string {
  const values = EXPORTED[table].map(literalOf).join(` || ', ' || `);
  return `SELECT 'INSERT INTO ${table} VALUES (' || ${values} || ');' || chr(10) FROM ${table} ORDER BY ${EXPORTED_ORDER[table]}`;
}

/**
 * SQL that makes the literal of a value. Shells end a statement at a NUL, and some read line by line, so that a text with
 * any control character goes in as its bytes.
 */
function literalOf({ kind, value }: Exported): string {
  const known = kind === 'truth' ? `(${value})::INTEGER::VARCHAR` : `(${value})::VARCHAR`;
  if (kind === 'whole' || kind === 'number' || kind === 'truth') return `coalesce(${known}, 'NULL')`;
  return `CASE WHEN ${value} IS NULL THEN 'NULL'
    WHEN regexp_matches(${known}, '[\\x00-\\x1f\\x7f]') THEN 'CAST(X''' || hex(${known}) || ''' AS TEXT)'
    ELSE '''' || replace(${known}, '''', '''''') || '''' END`;
}
