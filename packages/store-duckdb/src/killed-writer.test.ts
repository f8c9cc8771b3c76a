import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { test } from 'node:test';
import { Child } from './child.fixture.ts';
import { Expected, answersOf, putBatch } from './history.fixture.ts';
import type { DuckdbStore } from './index.ts';
import { LARGE_BATCH_ROWS } from './large-batch.fixture.ts';
import { misplacedIn } from './order.fixture.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const ROUNDS = 24;
const LARGE_ROUNDS = 4;
/** The statements of one half-year, and the first of the next. */
const HALF_YEAR_IN_ORDER = ['BEGIN', 'INSERT', 'DELETE', 'DELETE', 'COMMIT', 'BEGIN'];
const SEED = Number(process.env['OC_STATS_SEED'] ?? 20_251_009);

/** https://en.wikipedia.org/wiki/Linear_congruential_generator, enough to choose moments. */
let state = SEED % 2_147_483_647;
const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;

test(`a writer is killed at ${ROUNDS} random moments (seed ${SEED}): nothing is lost, nothing is there twice`, async () => {
  const folder = new TemporaryFolder();
  const expected = new Expected(SEED);
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const acknowledged = await killedWriter(folder.path, expected.batches, round);
      const store = await folder.open(folder.path);
      await holdsWhatWasAcknowledged(store, expected, acknowledged);
      await store.close();
    }

    const store = await folder.open(folder.path);
    for (let no = 0; no < expected.batches; no++) {
      assert.deepEqual(
        await putBatch(store, no, SEED),
        { applied: false, rows: 0 },
        `batch ${no} was forgotten`,
      );
    }
    assert.equal((await putBatch(store, expected.batches, SEED)).applied, true);
    await expected.next();
    assert.deepEqual(await answersOf(store), await expected.answers());
    await store.tidy();
    assert.deepEqual(await answersOf(store), await expected.answers());
    assert.deepEqual((await store.verify()).problems, []);
    await store.close();
  } finally {
    await folder.remove();
  }
});

test('killed before any statement of a tidying, a half-year lies as before or in order, and whole', async () => {
  const folder = new TemporaryFolder();
  const expected = new Expected(SEED);
  try {
    let store = await folder.open(folder.path);
    for (let no = 0; no < 2; no++) {
      await putBatch(store, no, SEED);
      await expected.next();
    }
    const { unsorted } = await store.info();
    await store.close();
    for (const [step, verb] of HALF_YEAR_IN_ORDER.entries()) {
      const child = new Child('./tidier.fixture.ts', folder.path, String(step));
      try {
        assert.equal(await child.said(() => true), `before ${verb}`);
      } finally {
        await child.kill();
      }
      store = await folder.open(folder.path);
      const left = (await store.info()).unsorted;
      if (step <= HALF_YEAR_IN_ORDER.indexOf('COMMIT')) assert.equal(left, unsorted);
      else assert.ok(left > 0 && left < unsorted, `${left} of ${unsorted} rows are left`);
      assert.deepEqual((await store.verify()).problems, []);
      assert.deepEqual(await answersOf(store), await expected.answers());
      await store.close();
    }
  } finally {
    await folder.remove();
  }
});

test('a store that is killed while it puts itself in order behind the writer keeps all that it acknowledged', async () => {
  const folder = new TemporaryFolder();
  let batches = 0;
  try {
    for (let round = 0; round < LARGE_ROUNDS; round++) {
      const child = new Child('./large-writer.fixture.ts', folder.path, String(batches));
      try {
        await child.said((line) => line === `acknowledged ${batches + 1}`);
        await (round % 2 === 0 ? logWritten(folder.path) : elapsed(random() * 150));
      } finally {
        await child.kill();
      }
      const store = await folder.open(folder.path);
      const { rows } = await store.info();
      const acknowledged = batches + child.lines.length;
      assert.ok(
        rows.batches === acknowledged || rows.batches === acknowledged + 1,
        `${rows.batches} batches`,
      );
      batches = rows.batches;
      assert.equal(rows.daily, batches * LARGE_BATCH_ROWS);
      assert.deepEqual((await store.verify()).problems, []);
      await store.close();
    }
    const store = await folder.open(folder.path);
    await store.tidy();
    await store.close();
    assert.equal((await misplacedIn(`${folder.path}/stats.duckdb`))['episode_day'], 0);
  } finally {
    await folder.remove();
  }
});

/**
 * Lets a process write from this batch on and kills it: in some rounds while it opens, in some about when it puts rows
 * in order, mostly while it writes. Returns how many batches it acknowledged.
 */
async function killedWriter(folder: string, first: number, round: number): Promise<number> {
  const child = new Child('./writer.fixture.ts', folder, String(first), String(SEED));
  try {
    if (round % 8 === 0) await elapsed(random() * 1_200);
    else if (round % 4 === 1) {
      await child.said((line) => line.startsWith('tidying'));
      await logWritten(folder);
    } else {
      const last = first + Math.floor(random() * 13);
      await child.said((line) => line === `acknowledged ${last}`);
      await elapsed(random() * 40);
    }
  } finally {
    await child.kill();
  }
  return child.lines.filter((line) => line.startsWith('acknowledged')).length;
}

/** All that was acknowledged, and at most the one batch that was under way; the roll-ups agree with the facts. */
async function holdsWhatWasAcknowledged(
  store: DuckdbStore,
  expected: Expected,
  acknowledged: number,
): Promise<void> {
  for (let i = 0; i < acknowledged; i++) await expected.next();
  const { batches } = (await store.info()).rows;
  assert.ok(
    batches === expected.batches || batches === expected.batches + 1,
    `${batches} of ${expected.batches}`,
  );
  if (batches > expected.batches) await expected.next();
  assert.deepEqual((await store.verify()).problems, []);
  assert.deepEqual(await answersOf(store), await expected.answers());
}

/**
 * The moment in which a change begins to be durable: what is not written in one go is caught between its parts. Gives up
 * after a second, when there was nothing to write.
 */
async function logWritten(folder: string): Promise<void> {
  const log = join(folder, 'stats.duckdb.wal');
  const sizeOf = () => statSync(log, { throwIfNoEntry: false })?.size;
  const before = sizeOf();
  const deadline = performance.now() + 1_000;
  while (sizeOf() === before && performance.now() < deadline) await setImmediate();
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
