import type { BatchKind } from './batch-kind.ts';
import { HALF_YEAR } from './half-year.ts';

export interface Table {
  readonly name: string;
  readonly columns: string;
  /** How rows lie in the file: reads skip what lies elsewhere, so this order stands in for an index. */
  readonly sortedBy: string;
  /** Facts lie in half-years, which are put in order one by one, about so many rows of whole series at a time. */
  readonly rowsAtOnce?: number;
}

/** Where the rows of each kind of batch lie. */
export const FACTS: Readonly<Record<BatchKind, Table>> = {
  daily: {
    name: 'episode_day',
    columns: `series_no INTEGER NOT NULL, ep_no INTEGER NOT NULL, day DATE NOT NULL, ${counts('INTEGER')}`,
    sortedBy: `${HALF_YEAR}, series_no, ep_no, day`,
    rowsAtOnce: 500_000,
  },
  segments: {
    name: 'segments',
    columns: `series_no INTEGER NOT NULL, ep_no INTEGER NOT NULL, day DATE NOT NULL, last_day DATE NOT NULL,
      step DOUBLE NOT NULL, duration DOUBLE NOT NULL, plays INTEGER NOT NULL, counts INTEGER[] NOT NULL`,
    sortedBy: `${HALF_YEAR}, series_no, ep_no, day`,
    // Each has its counts in tow, hundreds of bytes.
    rowsAtOnce: 50_000,
  },
};

/**
 * Texts are kept once, in the dimension tables; everything else speaks in numbers. `series.id` is NULL for what belongs
 * to no series. `series_day`, `org_day` and `episode_month` are roll-ups: always what `episode_day` adds up to.
 *
 * No table has an index: DuckDB would write it anew at every checkpoint, and the sorted facts are found without.
 */
export const TABLES: readonly Table[] = [
  {
    name: 'meta',
    columns: 'schema_version INTEGER NOT NULL, instance VARCHAR NOT NULL, revision BIGINT NOT NULL',
    sortedBy: 'schema_version',
  },
  { name: 'organization', columns: 'no INTEGER NOT NULL, id VARCHAR NOT NULL', sortedBy: 'no' },
  {
    name: 'series',
    columns: 'no INTEGER NOT NULL, organization_no INTEGER NOT NULL, id VARCHAR',
    sortedBy: 'no',
  },
  {
    name: 'episode',
    columns: 'no INTEGER NOT NULL, organization_no INTEGER NOT NULL, id VARCHAR NOT NULL',
    sortedBy: 'no',
  },
  FACTS.daily,
  {
    name: 'series_day',
    columns: `series_no INTEGER NOT NULL, day DATE NOT NULL, ${counts('BIGINT')}`,
    sortedBy: 'series_no, day',
  },
  {
    name: 'org_day',
    columns: `organization_no INTEGER NOT NULL, day DATE NOT NULL, ${counts('BIGINT')}`,
    sortedBy: 'organization_no, day',
  },
  {
    name: 'episode_month',
    columns: `series_no INTEGER NOT NULL, ep_no INTEGER NOT NULL, month DATE NOT NULL, ${counts('BIGINT')}`,
    sortedBy: 'month, series_no, ep_no',
  },
  FACTS.segments,
  {
    // Ids of batches are remembered for ever, as 16 bytes each: a batch a minute makes 8 MB a year.
    name: 'batch',
    columns: 'organization_no INTEGER NOT NULL, kind UTINYINT NOT NULL, key UUID NOT NULL',
    sortedBy: 'organization_no, kind, key',
  },
  {
    name: 'coverage',
    columns: 'organization_no INTEGER NOT NULL, first_day DATE NOT NULL, last_day DATE NOT NULL',
    sortedBy: 'organization_no, first_day',
  },
  {
    // How many facts came since their half-year was put in order: one row a batch, none once it is.
    name: 'loose',
    columns: 'kind UTINYINT NOT NULL, half_year DATE NOT NULL, count BIGINT NOT NULL',
    sortedBy: 'kind, half_year',
  },
];

export function createTable(table: Table, name: string): string {
  return `CREATE TABLE ${name} (${table.columns})`;
}

/** The key under which a batch id is remembered; `id` is any SQL expression. */
export function batchKey(id: string): string {
  return `sha256(${id})[:32]::UUID`;
}

function counts(type: string): string {
  return `plays ${type} NOT NULL, visitors ${type} NOT NULL, finishes ${type} NOT NULL`;
}
