import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Child } from './child.fixture.ts';
import { Expected, answersOf, putBatch } from './history.fixture.ts';
import type { DuckdbStore } from './index.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const ROUNDS = 20;
const SEED = Number(process.env['OC_STATS_SEED'] ?? 20_251_009);

/** https://en.wikipedia.org/wiki/Linear_congruential_generator, enough to choose moments. */
let state = SEED % 2_147_483_647;
const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;

test(`a writer is killed at ${ROUNDS} random moments (seed ${SEED}): nothing is lost, nothing is there twice`, async () => {
  const folder = new TemporaryFolder();
  const expected = new Expected(SEED);
  try {
    let killedEarly = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const acknowledged = await killedWriter(folder.path, expected.batches);
      if (acknowledged === 0) killedEarly += 1;
      const store = await folder.open(folder.path);
      await holdsWhatWasAcknowledged(store, expected, acknowledged);
      await store.close();
    }
    assert.ok(killedEarly < ROUNDS, 'the writers were killed before they wrote anything');

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
    await store.close();
  } finally {
    await folder.remove();
  }
});

/** Lets a process write from this batch on and kills it: in some rounds while it opens, mostly while it writes. */
async function killedWriter(folder: string, first: number): Promise<number> {
  const child = new Child('./writer.fixture.ts', folder, String(first), String(SEED));
  try {
    if (random() > 0.2) {
      const last = first + Math.floor(random() * 14);
      await child.said((line) => line === (last === first ? 'open' : `acknowledged ${last - 1}`));
      await elapsed(random() * 40);
    } else await elapsed(random() * 1_200);
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

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
