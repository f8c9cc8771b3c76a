/** Where points lie. `null` is the default retention policy, and what 2.x and 3.x do not have. */
export interface Source {
  readonly policy: string | null;
  readonly measurement: string;
}

/** One read, whatever the language. Names come from detection or configuration, values from anywhere. */
export interface Select {
  readonly source: Source;
  readonly fields: readonly string[];
  /** Tags given with every row. */
  readonly columns?: readonly string[];
  /** Tags given once for all rows that share them: the cheaper way where few differ. */
  readonly groups?: readonly string[];
  readonly where: readonly Condition[];
  /** Day numbers: from this one on, and before that one. */
  readonly from?: number;
  readonly before?: number;
  /** Nanoseconds of the one moment that is meant. */
  readonly at?: string;
  /** The first or last point only. */
  readonly only?: 'first' | 'last';
}

/** One of these values; the empty one is a point without the tag. */
export interface Condition {
  readonly tag: string;
  readonly anyOf: readonly string[];
}

/** Rows that share `tags`. A column is a field or a tag; `time` is in seconds. Tags are as they are stored. */
export interface Block {
  readonly tags: Readonly<Record<string, string>>;
  readonly columns: readonly string[];
  readonly values: readonly (readonly unknown[])[];
}

export type Blocks = readonly Block[];

export function is(tag: string, value: string): Condition {
  return { tag, anyOf: [value] };
}
