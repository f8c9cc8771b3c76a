import { resolve } from 'node:path';
import { openDatabase, own, type BackupReport, type Engine } from '@oc-stats/duckdb';
import { openLedger, type Ledger } from './ledger/ledger.ts';
import { catalogMirror, type CatalogMirror } from './mirror/catalog-mirror.ts';
import { recordErrorOf } from './record-error.ts';
import { databaseIn, engineOptions } from './record-file.ts';
import { RecordSession } from './record-session.ts';
import { SCHEMA } from './schema/schema.ts';
import { backup } from './upkeep/backup.ts';
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
  memoryLimit,
}: RecordOptions): Promise<OwnRecord> {
  const options = engineOptions(resolve(folder), memoryLimit);
  const file = databaseIn(resolve(folder));
  let release: (() => void) | undefined;
  let engine: Engine | undefined;
  try {
    release = own(file);
    engine = await openDatabase(file, SCHEMA, options);
    const opened = engine;
    const session = () => opened.session(RecordSession);
    const mirror = catalogMirror({ reading: await session(), writing: await session() }, dayZone);
    const ledger = await openLedger(await session(), clock);
    const upkeep = await session();
    let closing: Promise<void> | undefined;
    return {
      mirror,
      ledger,
      backup: (toFile) => upkeep.turn(() => backup(upkeep, resolve(toFile))),
      verify: () => upkeep.turn(() => upkeep.transaction(() => verify(upkeep))),
      close: () => (closing ??= opened.close().finally(release)),
    };
  } catch (error) {
    await engine?.close();
    release?.();
    throw recordErrorOf(error, file);
  }
}
