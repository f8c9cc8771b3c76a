import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addMonths } from '@oc-stats/contract';
import { openDatabase } from '@oc-stats/duckdb';
import type { DailyRow, SegmentsRow } from '@oc-stats/store';
import { Numbering } from './engine/numbering.ts';
import { StoreSession } from './engine/store-session.ts';
import { dailyColumns } from './link/daily-columns.ts';
import { segmentsColumns } from './link/segments-columns.ts';
import { SCHEMA } from './schema/schema.ts';
import { databaseIn, engineOptions } from './statistics-file.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';
import { tidy } from './upkeep/tidy.ts';
import { RecentChanges } from '@oc-stats/store';
import { LooseRows } from './writes/loose-rows.ts';
import { putDaily } from './writes/put-daily.ts';
import { putSegments } from './writes/put-segments.ts';
import { createStaging } from './writes/staging.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());

test('however many half-years are put in order, no more statements are kept', async () => {
  const options = engineOptions(folder.path, { memoryLimit: '128MB', threads: 1 });
  const engine = await openDatabase(databaseIn(folder.path), SCHEMA, options);
  const session = await engine.session(StoreSession);
  const numbering = await Numbering.load(session);
  const loose = new LooseRows();
  const written = { loose, changes: new RecentChanges('') };
  await createStaging(session);

  await round(0);
  const kept = session.kept;
  for (let no = 1; no < 5; no++) await round(no);
  assert.equal(session.kept, kept);
  await engine.close();

  async function round(no: number): Promise<void> {
    const id = `batch ${no}`;
    const place = { episode: 'e', series: 's', day: addMonths('2021-01-01', 6 * no) };
    const daily: DailyRow = { ...place, plays: 2, visitors: 1, finishes: 0 };
    const curve: SegmentsRow = { ...place, days: 1, step: 1, duration: 2, plays: 1, counts: [1, 1] };
    await putDaily(session, numbering, dailyColumns({ id, organization: 'o', rows: [daily] }), written);
    await putSegments(session, numbering, segmentsColumns({ id, organization: 'o', rows: [curve] }), written);
    await tidy(session, loose, 'all');
    // As much as makes the store look how large the half-year is.
    loose.add([{ kind: 'daily', halfYear: place.day, count: 1_000_000 }]);
    await tidy(session, loose, 'due');
    assert.deepEqual(loose.all(), []);
  }
});
