import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';

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
