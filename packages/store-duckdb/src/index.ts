export type { RestoreReport } from '@oc-stats/duckdb';
export type { DuckdbStore } from './duckdb-store.ts';
export type { StoreProgress } from './link/protocol.ts';
export { openDuckdbStore, type DuckdbStoreOptions } from './open.ts';
export { restore, type RestoreOptions } from './restore.ts';
export type { BackupReport } from './upkeep/backup.ts';
export type { ParquetReport } from './upkeep/export-parquet.ts';
export type { StoreInfo } from './upkeep/info.ts';
export type { StoreSums, Verification } from './upkeep/verify.ts';
