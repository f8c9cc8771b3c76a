import { sizeOf, walOf } from '@oc-stats/duckdb';
import type { StoreSession } from '../engine/store-session.ts';

export interface StoreInfo {
  readonly file: string;
  readonly bytes: number;
  /** What was written since the last checkpoint; it is replayed when the store is opened after a crash. */
  readonly logBytes: number;
  readonly schemaVersion: number;
  readonly engine: string;
  readonly revision: string;
  readonly rows: {
    readonly daily: number;
    readonly segments: number;
    readonly episodes: number;
    readonly series: number;
    readonly organizations: number;
    readonly batches: number;
  };
  /** Daily rows and curves written since their half-year was put in order; a row that was replaced counts twice. */
  readonly unsorted: number;
}

export async function info(session: StoreSession, file: string): Promise<StoreInfo> {
  const count = (table: string, where = 'true') => `(SELECT count(*)::DOUBLE FROM ${table} WHERE ${where})`;
  const [row = []] = await session.rows(
    `SELECT schema_version, version(), instance || '.' || revision,
       (SELECT coalesce(sum(count), 0)::DOUBLE FROM loose),
       ${count('episode_day')}, ${count('segments')}, ${count('episode')}, ${count('series', 'id IS NOT NULL')},
       ${count('organization')}, ${count('batch')}
     FROM meta`,
  );
  const [schemaVersion, version, revision, unsorted, ...counts] = row;
  const [daily = 0, segments = 0, episodes = 0, series = 0, organizations = 0, batches = 0] =
    counts as number[];
  return {
    file,
    bytes: await sizeOf(file),
    logBytes: await sizeOf(walOf(file)),
    schemaVersion: schemaVersion as number,
    engine: `DuckDB ${version as string}`,
    revision: revision as string,
    rows: { daily, segments, episodes, series, organizations, batches },
    unsorted: unsorted as number,
  };
}
