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
const SEED = Number(process.env['OC_STATS_SEED'] ?? 20_251_009);

/** https://en.wikipedia.org/wiki/Linear_congruential_generator, enough to choose moments. */
let state = SEED % 2_147_483_647;
const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;

test(`a writer is killed at ${ROUNDS} random moments (seed ${SEED}): nothing is lost, nothing is there twice`, async () => {
  const folder = new TemporaryFolder();
  const expected = new Expected(SEED);
  try {
    let killedEarly = 0;
    let killedTidying = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { acknowledged, tidying } = await killedWriter(folder.path, expected.batches);
      if (acknowledged === 0) killedEarly += 1;
      if (tidying) killedTidying += 1;
      const store = await folder.open(folder.path);
      await holdsWhatWasAcknowledged(store, expected, acknowledged);
      await store.close();
    }
    assert.ok(killedEarly < ROUNDS / 2, 'the writers were killed before they wrote anything');
    assert.ok(killedTidying >= 3, `only ${killedTidying} were killed while they put rows in order`);

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

interface Killed {
  readonly acknowledged: number;
  readonly tidying: boolean;
}

/**
 * Lets a process write from this batch on and kills it: in some rounds while it opens, in some while it puts rows in
 * order, mostly while it writes.
 */
async function killedWriter(folder: string, first: number): Promise<Killed> {
  const child = new Child('./writer.fixture.ts', folder, String(first), String(SEED));
  try {
    if (random() < 0.3) {
      await child.said((line) => line.startsWith('tidying'));
      await logWritten(folder);
    } else if (random() > 0.2) {
      const last = first + Math.floor(random() * 14);
      await child.said((line) => line === (last === first ? 'open' : `acknowledged ${last - 1}`));
      await elapsed(random() * 40);
    } else await elapsed(random() * 1_200);
  } finally {
    await child.kill();
  }
  return {
    acknowledged: child.lines.filter((line) => line.startsWith('acknowledged')).length,
    tidying: child.lines.at(-1)?.startsWith('tidying') ?? false,
  };
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
