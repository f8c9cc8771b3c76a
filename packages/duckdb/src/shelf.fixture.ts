import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import type { EngineOptions } from './engine.ts';
import type { Schema } from './schema.ts';
import type { Session } from './session.ts';

/** A small database, as a package that owns one would describe it: things, each of which is there once. */
export const SHELF: Schema = {
  version: 1,
  landmark: 'thing',
  migrations: [],
  create: async (session) => {
    await session.run('CREATE TABLE meta (schema_version INTEGER NOT NULL, copy INTEGER NOT NULL)');
    await session.run('INSERT INTO meta VALUES (1, 0)');
    await session.run('CREATE TABLE thing (name VARCHAR NOT NULL, size INTEGER NOT NULL)');
  },
  problemIn: twice,
  renew: async (session) => void (await session.run('UPDATE meta SET copy = copy + 1')),
};

export async function twice(session: Session, db: string): Promise<string | null> {
  const rows = await session.rows(`SELECT 1 FROM ${db}.thing GROUP BY name HAVING count(*) > 1`);
  return rows.length === 0 ? null : `${rows.length} things are there twice`;
}

/** In a folder that is made for it. */
export function shelfIn(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return join(folder, 'shelf.duckdb');
}

export function optionsFor(file: string): EngineOptions {
  return { memoryLimit: '64MB', threads: 1, temporaryFolder: join(dirname(file), 'shelf.tmp') };
}

/** Looks into a database file, or makes one, without anything of this package. */
export async function inDatabase(file: string, ...statements: readonly string[]): Promise<DuckDBValue[][]> {
  const instance = await DuckDBInstance.create(file);
  try {
    const connection = await instance.connect();
    let rows: DuckDBValue[][] = [];
    for (const sql of statements) rows = await (await connection.run(sql)).getRows();
    connection.closeSync();
    return rows;
  } finally {
    instance.closeSync();
  }
}
