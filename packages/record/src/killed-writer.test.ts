import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { test } from 'node:test';
import { inOrder, ORGANIZATION } from './catalog.fixture.ts';
import { Child } from './child.fixture.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';
import { versionOf, versionTime } from './versions.fixture.ts';

const ROUNDS = 8;
/** The statements that change something, and the first one after them. */
const STATEMENTS = ['BEGIN', 'INSERT', 'UPDATE', 'INSERT', 'UPDATE', 'INSERT', 'COMMIT', 'DROP'];
const SEED = Number(process.env['OC_STATS_SEED'] ?? 20_251_009);

/** https://en.wikipedia.org/wiki/Linear_congruential_generator, enough to choose moments. */
let state = SEED % 2_147_483_647;
const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;

test(`a writer is killed at ${ROUNDS} random moments (seed ${SEED}): the old catalogue is there or the new one`, async () => {
  const folder = new TemporaryFolder();
  const path = folder.file('record');
  let next = 0;
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const acknowledged = await killedWriter(path, next, round);
      const record = await folder.open(path);
      const loaded = await record.mirror.load(ORGANIZATION);
      const held = loaded
        ? Math.round((Date.parse(loaded.readAt) - versionTime(0).getTime()) / 3_600_000)
        : -1;
      const last = next + acknowledged - 1;
      assert.ok(held === last || held === last + 1, `version ${held} is there, ${last} was acknowledged`);
      if (loaded) assert.deepEqual(inOrder(loaded.snapshot), inOrder(versionOf(held)));
      const written = Number((await record.ledger.read('last')) ?? -1);
      assert.ok(written === last || written === last + 1);
      assert.deepEqual((await record.verify()).problems, []);
      await record.close();
      next = held + 1;
    }
    assert.ok(next >= (ROUNDS * 3) / 4, 'something was written between the kills');
  } finally {
    await folder.remove();
  }
});

test('killed before any statement of a reading, the old catalogue is there; after the last one, the new one', async () => {
  const folder = new TemporaryFolder();
  const path = folder.file('record');
  try {
    const record = await folder.open(path);
    await record.mirror.apply(versionOf(0), versionTime(0));
    await record.close();
    for (const [step, verb] of STATEMENTS.entries()) {
      const child = new Child('./staying-writer.fixture.ts', path, String(step));
      await child.said(1).finally(() => child.kill());
      assert.deepEqual(child.lines, [`before ${verb}`]);
      const left = await folder.open(path);
      const { snapshot } = (await left.mirror.load(ORGANIZATION))!;
      const version = versionOf(step > STATEMENTS.indexOf('COMMIT') ? 1 : 0);
      assert.deepEqual(inOrder(snapshot), inOrder(version), `before ${verb}`);
      assert.deepEqual((await left.verify()).problems, []);
      await left.close();
    }
  } finally {
    await folder.remove();
  }
});

/** Kills it in some rounds while it opens, in some when a change begins to be durable, mostly at any moment. */
async function killedWriter(path: string, first: number, round: number): Promise<number> {
  const child = new Child('./writer.fixture.ts', path, String(first));
  const acknowledged = () => child.lines.filter((line) => line.startsWith('acknowledged')).length;
  try {
    if (round % 4 !== 3) await child.said(2 + Math.floor(random() * 3));
    if (round % 4 === 1) await logWritten(path);
    else await new Promise((resolve) => setTimeout(resolve, random() * 250));
  } finally {
    await child.kill();
  }
  return acknowledged();
}

/** Gives up after a second, when there was nothing to write. */
async function logWritten(path: string): Promise<void> {
  const size = () => statSync(`${path}/record.duckdb.wal`, { throwIfNoEntry: false })?.size;
  const before = size();
  const deadline = performance.now() + 1_000;
  while (size() === before && performance.now() < deadline) await setImmediate();
}
