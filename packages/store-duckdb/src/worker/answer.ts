import type { Engine } from '@oc-stats/duckdb';
import { RecentChanges } from '@oc-stats/store';
import { Numbering } from '../engine/numbering.ts';
import { ReadPool } from '../engine/read-pool.ts';
import { StoreSession } from '../engine/store-session.ts';
import type { Input, Operation, Output } from '../link/protocol.ts';
import { bounds } from '../queries/bounds.ts';
import { daily } from '../queries/daily.ts';
import { health } from '../queries/health.ts';
import { matrix } from '../queries/matrix.ts';
import { segments } from '../queries/segments.ts';
import { timeline } from '../queries/timeline.ts';
import { revisionOf } from '../queries/revision.ts';
import { totals } from '../queries/totals.ts';
import { backup } from '../upkeep/backup.ts';
import { checkpoint } from '../upkeep/checkpoint.ts';
import { compact } from '../upkeep/compact.ts';
import { exportParquet } from '../upkeep/export-parquet.ts';
import { info } from '../upkeep/info.ts';
import { noticeable, tidy } from '../upkeep/tidy.ts';
import { verify } from '../upkeep/verify.ts';
import { LooseRows } from '../writes/loose-rows.ts';
import { putDaily } from '../writes/put-daily.ts';
import { putSegments } from '../writes/put-segments.ts';
import type { Written } from '../writes/written.ts';
import { createStaging } from '../writes/staging.ts';

/** With the writer and upkeep these stay below the four threads that Node has for waiting on DuckDB and on files. */
const READERS = 2;

export type Answers = {
  readonly [K in Operation]: (input: Input<K>, signal: AbortSignal) => Promise<Output<K>>;
};

/** Which connection does what: readers share a few, batches queue for one, upkeep has its own. */
export async function answersOf(engine: Engine): Promise<Answers> {
  const writing = await engine.session(StoreSession);
  const numbering = await Numbering.load(writing);
  const loose = await LooseRows.load(writing);
  const changes = new RecentChanges(await revisionOf(writing));
  await createStaging(writing);
  const readers = await Promise.all(Array.from({ length: READERS }, () => engine.session(StoreSession)));
  const pool = new ReadPool(readers);
  const upkeep = await engine.session(StoreSession);

  const reads =
    <I, O>(work: (session: StoreSession, numbering: Numbering, input: I) => Promise<O>) =>
    (input: I, signal: AbortSignal) =>
      pool.read(signal, (session) => work(session, numbering, input));
  const writes =
    <I, O>(work: (session: StoreSession, numbering: Numbering, input: I, written: Written) => Promise<O>) =>
    (input: I, signal: AbortSignal) =>
      writing.turn(() => work(writing, numbering, input, { loose, changes }), signal);

  return {
    timeline: reads(timeline),
    totals: reads(totals),
    matrix: reads(matrix),
    daily: reads(daily),
    segments: reads(segments),
    bounds: reads(bounds),
    changes: async ({ organization, since }) => changes.since(organization, since),
    health: reads((session) => health(session)),
    info: reads((session) => info(session, engine.file)),
    putDaily: writes(putDaily),
    putSegments: writes(putSegments),
    tidy: async (what, signal) => {
      if (what === 'due' && noticeable(loose).length === 0) return null;
      return writing.turn(async () => (await tidy(writing, loose, what), null), signal);
    },
    compact: writes(async (session) => (await compact(session), loose.clear(), null)),
    backup: (file, signal) => upkeep.turn(() => backup(upkeep, file), signal),
    verify: (_, signal) => upkeep.turn(() => upkeep.transaction(() => verify(upkeep, 'stats')), signal),
    exportParquet: (folder, signal) => upkeep.turn(() => exportParquet(upkeep, folder), signal),
    close: async (_, signal) => {
      await pool.drained();
      await upkeep.turn(() => Promise.resolve(), signal);
      await writing.turn(() => checkpoint(writing), signal);
      await engine.close();
      return null;
    },
  };
}
