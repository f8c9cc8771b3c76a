import {
  DuckDBDateValue,
  type DuckDBMaterializedResult,
  type DuckDBPreparedStatement,
} from '@duckdb/node-api';
import { dayNumber, type Day } from '@oc-stats/contract';
import { Session, type Cells, type Parameters } from '@oc-stats/duckdb';
import { noteResult } from './native-results.ts';

/** Most are integers and doubles. */
const BYTES_A_VALUE = 8;

/**
 * A connection of the worker and its prepared statements: planning costs more than most answers here, so a statement is
 * planned once. Its results are counted, because V8 does not know how large they are.
 */
export class StoreSession extends Session {
  readonly #prepared = new Map<string, DuckDBPreparedStatement>();

  /** How many statements are planned, each of which takes native memory until the session is closed. */
  get kept(): number {
    return this.#prepared.size;
  }

  /** The columns of the answer. */
  async columns(sql: string, parameters: Parameters = {}): Promise<readonly Cells[]> {
    return noted(await (await this.result(sql, parameters)).getColumns());
  }

  override async rows(sql: string, parameters: Parameters = {}): Promise<readonly Cells[]> {
    return noted(await (await this.result(sql, parameters)).getRows());
  }

  /** Rows of a statement that is not worth keeping, such as one that names a day. */
  async rowsOnce(sql: string): Promise<readonly Cells[]> {
    return noted(await super.rows(sql));
  }

  async result(sql: string, parameters: Parameters = {}): Promise<DuckDBMaterializedResult> {
    let statement = this.#prepared.get(sql);
    if (!statement) {
      statement = await this.connection.prepare(sql);
      this.#prepared.set(sql, statement);
    }
    for (const [name, value] of Object.entries(parameters)) {
      statement.bindValue(statement.parameterIndex(name), typeof value === 'number' ? fitting(value) : value);
    }
    const prepared = statement;
    return this.interruptible(() => prepared.run());
  }

  override async close(): Promise<void> {
    await this.turn(async () => {
      for (const statement of this.#prepared.values()) statement.destroySync();
      this.#prepared.clear();
    });
    await super.close();
  }
}

export function dateOf(day: Day): DuckDBDateValue {
  return new DuckDBDateValue(dayNumber(day));
}

function noted(lists: readonly Cells[]): readonly Cells[] {
  noteResult((lists[0]?.length ?? 0) * lists.length * BYTES_A_VALUE);
  return lists;
}

/** DuckDB guesses 64 bits from large numbers, and then wants a bigint. */
function fitting(value: number): number | bigint {
  return Number.isInteger(value) && Math.abs(value) > 2_147_483_647 ? BigInt(value) : value;
}
