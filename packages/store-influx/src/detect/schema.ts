/** What there is in the database, by name. */
export interface Schema {
  /** Empty where there are no retention policies: 2.x has buckets instead. */
  readonly policies: readonly SchemaPolicy[];
  readonly measurements: readonly SchemaMeasurement[];
}

export interface SchemaPolicy {
  readonly name: string;
  readonly isDefault: boolean;
  /** 0 when unknown. */
  readonly shardDays: number;
}

export interface SchemaMeasurement {
  readonly policy: string | null;
  readonly name: string;
  readonly tags: readonly string[];
  readonly fields: readonly string[];
}
