import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { Expected, answersOf, putBatch } from './history.fixture.ts';
import { LARGE_BATCH_ROWS, largeBatch } from './large-batch.fixture.ts';
import { misplacedIn } from './order.fixture.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';
import { piecesOf } from './upkeep/in-order.ts';

const SEED = 3;
const IN_ORDER = { episode_day: 0, segments: 0 };
const folder = new TemporaryFolder();
after(() => folder.remove());

test('tidying changes no answer, and leaves every half-year in order', async () => {
  const path = folder.file('tidied');
  const expected = new Expected(SEED);
  let store = await folder.open(path);
  for (let no = 0; no < 15; no++) {
    await putBatch(store, no, SEED);
    await expected.next();
    if (no % 4 !== 3) continue;
    assert.ok((await store.info()).unsorted > 0);
    const [, answers] = await Promise.all([store.tidy(), answersOf(store)]);
    assert.deepEqual(answers, await expected.answers(), 'readers that were there meanwhile');
    assert.equal((await store.info()).unsorted, 0);
    assert.deepEqual(await answersOf(store), answers);
    assert.deepEqual((await store.verify()).problems, []);
    await store.close();
    // The last half-year that was touched lies last: half-years are in order, not the file.
    const { episode_day = 0, segments = 0 } = await misplacedIn(`${path}/stats.duckdb`);
    assert.ok(episode_day <= 1 && segments <= 1, `${episode_day} and ${segments} out of order`);
    store = await folder.open(path);
  }
  await store.compact();
  await store.close();
  assert.deepEqual(await misplacedIn(`${path}/stats.duckdb`), IN_ORDER);
});

test('a batch that is out of order is seen to lie so', async () => {
  const path = folder.file('untidied');
  const store = await folder.open(path);
  for (let no = 0; no < 4; no++) await putBatch(store, no, SEED);
  await store.close();
  const { episode_day = 0, segments = 0 } = await misplacedIn(`${path}/stats.duckdb`);
  assert.ok(episode_day > 1 && segments > 1);
});

test('a backup and what is restored from it lie in order', async () => {
  const store = await folder.open(folder.file('saved'));
  for (let no = 0; no < 6; no++) await putBatch(store, no, SEED);
  await store.backup(folder.file('saved.duckdb'));
  await store.close();
  assert.deepEqual(await misplacedIn(folder.file('saved.duckdb')), IN_ORDER);
});

test('when readers would notice how much is loose, the store puts it in order of its own accord', async () => {
  const path = folder.file('large');
  const store = await folder.open(path);
  await store.putDaily(largeBatch(0));
  await settled();
  const { unsorted } = await store.info();
  assert.equal(unsorted, LARGE_BATCH_ROWS, 'a part that is read in one piece may lie as it likes');
  await store.putDaily(largeBatch(1));
  await settled();
  assert.equal((await store.info()).unsorted, 0);
  await store.close();
  assert.deepEqual(await misplacedIn(`${path}/stats.duckdb`), IN_ORDER);

  /** What is tidied behind the back of the writer is in the queue before this, which has nothing to write. */
  async function settled(): Promise<void> {
    await store.putDaily({ ...largeBatch(0), rows: [] });
  }
});

test('a store that is closed while it tidies keeps everything', async () => {
  const path = folder.file('hasty');
  let store = await folder.open(path);
  for (const no of [0, 1]) await store.putDaily(largeBatch(no));
  await store.close();
  store = await folder.open(path);
  assert.equal((await store.info()).rows.daily, 2 * LARGE_BATCH_ROWS);
  assert.deepEqual((await store.verify()).problems, []);
  await store.close();
});

test('pieces are whole series, all of them, and no larger than they may be', () => {
  const counts = fc
    .uniqueArray(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 90 })), { selector: ([series]) => series })
    .map((all) => all.sort(([a], [b]) => a - b));
  fc.assert(
    fc.property(counts, (all) => {
      const pieces = piecesOf(all, 100).map(([low, high]) => all.filter(([no]) => no >= low && no <= high));
      assert.deepEqual(pieces.flat(), all);
      for (const piece of pieces) assert.ok(piece.reduce((sum, [, rows]) => sum + rows, 0) <= 100);
    }),
  );
});
