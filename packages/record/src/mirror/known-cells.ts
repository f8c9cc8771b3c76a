import type { DuckDBValue } from '@duckdb/node-api';
import { dayLabel, type Day } from '@oc-stats/contract';
import { readText } from '@oc-stats/duckdb';

/**
 * Most episodes share their series, people and days with others: each of these is kept once, and read once, or a
 * hundred thousand episodes would take twice the memory.
 */
export class KnownCells {
  readonly #texts = new Map<string, string>();
  readonly #days = new Map<number, Day>();
  readonly #lists = new Map<string, readonly string[]>();

  text(cell: DuckDBValue): string {
    const written = cell as string;
    let text = this.#texts.get(written);
    if (text === undefined) this.#texts.set(written, (text = readText(written)));
    return text;
  }

  day(cell: DuckDBValue): Day | null {
    if (cell === null) return null;
    const number = cell as number;
    let day = this.#days.get(number);
    if (day === undefined) this.#days.set(number, (day = dayLabel(number)));
    return day;
  }

  textOrNull(cell: DuckDBValue): string | null {
    return cell === null ? null : this.text(cell);
  }

  list(cell: DuckDBValue): readonly string[] {
    const written = cell as string;
    let list = this.#lists.get(written);
    if (list === undefined) this.#lists.set(written, (list = JSON.parse(written) as string[]));
    return list;
  }
}
