import { resolve } from 'node:path';
import type { Engine } from './engine/engine.ts';
import { failureOf } from './engine/failure.ts';
import { databaseIn } from './engine/files.ts';
import { checkMemoryLimit, DEFAULT_MEMORY_LIMIT } from './engine/memory-limit.ts';
import { own } from './engine/owned-folders.ts';
import { openLedger, type Ledger } from './ledger/ledger.ts';
import { catalogMirror, type CatalogMirror } from './mirror/catalog-mirror.ts';
import { openDatabase } from './open-database.ts';
import { backup, type BackupReport } from './upkeep/backup.ts';
import { verify, type Verification } from './upkeep/verify.ts';

/** What only oc-stats remembers. One process at a time. */
export interface OwnRecord {
  readonly mirror: CatalogMirror;
  readonly ledger: Ledger;
  /** A verified copy of one moment; reading and writing go on meanwhile. Refuses to overwrite. */
  backup(file: string): Promise<BackupReport>;
  /** Whether what holds when is unambiguous, and every name is there once. */
  verify(): Promise<Verification>;
  /** What was asked before is still done; what is asked from now on is refused. */
  close(): Promise<void>;
}

export interface RecordOptions {
  /** Holds `record.duckdb` and what belongs to it; made when it is not there. */
  readonly folder: string;
  /** What DuckDB may use, as DuckDB writes it: `64MB`, `1GB`. More goes to temporary files in the folder. */
  readonly memoryLimit?: string;
  readonly clock?: () => Date;
  /** The zone that says on which day Opencast was read. */
  readonly dayZone?: string;
}

export async function openRecord({
  clock = () => new Date(),
  dayZone = 'UTC',
  folder,
  memoryLimit = DEFAULT_MEMORY_LIMIT,
}: RecordOptions): Promise<OwnRecord> {
  const options = { folder: resolve(folder), memoryLimit: checkMemoryLimit(memoryLimit) };
  const release = own(options.folder);
  let engine: Engine | undefined;
  try {
    engine = await openDatabase(options);
    const sessions = { reading: await engine.session(), writing: await engine.session() };
    const mirror = catalogMirror(sessions, dayZone);
    const ledger = await openLedger(await engine.session(), clock);
    const upkeep = await engine.session();
    const opened = engine;
    let closing: Promise<void> | undefined;
    return {
      mirror,
      ledger,
      backup: (file) => upkeep.turn(() => backup(upkeep, resolve(file))),
      verify: () => upkeep.turn(() => upkeep.transaction(() => verify(upkeep))),
      close: () => (closing ??= opened.close().finally(release)),
    };
  } catch (error) {
    await engine?.close();
    release();
    throw failureOf(error, databaseIn(options.folder));
  }
}
