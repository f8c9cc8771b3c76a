import type { InfluxDialect } from '../influx-options.ts';
import type { Schema } from '../detect/schema.ts';
import type { Blocks, Condition, Select, Source } from './select.ts';

/** A language that InfluxDB is spoken to in. All that oc-stats asks goes through these few operations. */
export interface Dialect {
  readonly name: InfluxDialect;
  /** The answers in the order of the questions, in one exchange where the language allows it. */
  select(selects: readonly Select[], signal?: AbortSignal): Promise<readonly Blocks[]>;
  /** The values of a tag among the points that meet the conditions. */
  tagValues(
    source: Source,
    tag: string,
    where: readonly Condition[],
    signal?: AbortSignal,
  ): Promise<string[]>;
  schema(signal?: AbortSignal): Promise<Schema>;
  /** `null` where rows cannot be replaced. */
  readonly writing: Writing | null;
}

export interface Writing {
  /** Makes the retention policy for what oc-stats keeps for itself, where there are such. */
  prepare(policy: string, signal?: AbortSignal): Promise<void>;
  /** Lines with seconds unless said otherwise. Writing a point again changes nothing, so this may be repeated. */
  write(lines: readonly string[], to: { policy: string | null; precision?: 's' | 'ns' }): Promise<void>;
  remove(removals: readonly Removal[]): Promise<void>;
}

/** The points that carry one of the values of each of these tags, from one moment until before another (seconds). */
export interface Removal {
  readonly source: Source;
  readonly tags: readonly Condition[];
  readonly from: number;
  readonly before: number;
}
