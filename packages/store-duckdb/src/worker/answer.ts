import { RecentChanges } from '@oc-stats/store';
import type { Engine } from '../engine/engine.ts';
import { Numbering } from '../engine/numbering.ts';
import { ReadPool } from '../engine/read-pool.ts';
import type { Session } from '../engine/session.ts';
import { WriteQueue } from '../engine/write-queue.ts';
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
  const writing = await engine.session();
  const numbering = await Numbering.load(writing);
  const loose = await LooseRows.load(writing);
  const changes = new RecentChanges(await revisionOf(writing));
  await createStaging(writing);
  const readers = await Promise.all(Array.from({ length: READERS }, () => engine.session()));
  const pool = new ReadPool(readers);
  const writer = new WriteQueue(writing);
  const upkeep = new WriteQueue(await engine.session());

  const reads =
    <I, O>(work: (session: Session, numbering: Numbering, input: I) => Promise<O>) =>
    (input: I, signal: AbortSignal) =>
      pool.read(signal, (session) => work(session, numbering, input));
  const writes =
    <I, O>(work: (session: Session, numbering: Numbering, input: I, written: Written) => Promise<O>) =>
    (input: I, signal: AbortSignal) =>
      writer.write(signal, (session) => work(session, numbering, input, { loose, changes }));

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
      return writer.write(signal, async (session) => (await tidy(session, loose, what), null));
    },
    compact: writes(async (session) => (await compact(session), loose.clear(), null)),
    backup: (file, signal) => upkeep.write(signal, (session) => backup(session, file)),
    verify: (_, signal) =>
      upkeep.write(signal, (session) => session.transaction(() => verify(session, 'stats'))),
    exportParquet: (folder, signal) => upkeep.write(signal, (session) => exportParquet(session, folder)),
    close: async (_, signal) => {
      await pool.drained();
      await upkeep.write(signal, () => Promise.resolve());
      await writer.write(signal, checkpoint);
      engine.close();
      return null;
    },
  };
}
