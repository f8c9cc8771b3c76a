import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openDatabase } from '@oc-stats/duckdb';
import { ALL_DAYS, GOLDEN, scopeOf } from '@oc-stats/store/conformance';
import { Numbering } from '../engine/numbering.ts';
import { StoreSession } from '../engine/store-session.ts';
import { dailyColumns } from '../link/daily-columns.ts';
import { SCHEMA } from '../schema/schema.ts';
import { databaseIn, engineOptions } from '../statistics-file.ts';
import { TemporaryFolder } from '../temporary-folder.fixture.ts';
import { RecentChanges } from '@oc-stats/store';
import { LooseRows } from '../writes/loose-rows.ts';
import { putDaily } from '../writes/put-daily.ts';
import { createStaging } from '../writes/staging.ts';
import { matrix } from './matrix.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());

test('a matrix that would not fit is refused instead of answered in part', async () => {
  const options = engineOptions(folder.path, { memoryLimit: '256MB', threads: 1 });
  const engine = await openDatabase(databaseIn(folder.path), SCHEMA, options);
  const session = await engine.session(StoreSession);
  const numbering = await Numbering.load(session);
  await createStaging(session);
  const batch = dailyColumns({ id: 'b', organization: 'o', rows: GOLDEN });
  const written = { loose: new LooseRows(), changes: new RecentChanges('') };
  await putDaily(session, numbering, batch, written);

  const query = { scope: scopeOf('o'), metric: 'plays', range: ALL_DAYS, grain: 'day' } as const;
  const { cells } = await matrix(session, numbering, query, GOLDEN.length);
  assert.equal(cells.length, GOLDEN.length);
  await assert.rejects(matrix(session, numbering, query, GOLDEN.length - 1), {
    code: 'invalid',
    message: /more than 12 cells\. Ask for a shorter range/,
  });
  await engine.close();
});
