import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Bounds } from '@oc-stats/store';
import { RememberedBounds } from './remembered-bounds.ts';

const bounds = (revision: number): Bounds => ({
  countingSince: null,
  through: null,
  provisionalFrom: null,
  revision: String(revision),
});

/** A value that somebody gives later. */
function later<T>() {
  let give: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (give = resolve));
  return { promise, give };
}

test('what is counted is asked for once until something is written, for each organisation', async () => {
  const remembered = new RememberedBounds();
  let asked = 0;
  const ask = (organization = 'a') => remembered.of(organization, async () => bounds(++asked));
  assert.deepEqual(
    [await ask(), await ask(), await ask('b'), await ask()],
    [bounds(1), bounds(1), bounds(2), bounds(1)],
  );
  await remembered.whileWriting(async () => undefined);
  assert.deepEqual([await ask(), await ask()], [bounds(3), bounds(3)]);
  await assert.rejects(
    remembered.whileWriting(() => Promise.reject(new Error('full'))),
    /full/,
  );
  assert.deepEqual(await ask(), bounds(4));
});

test('what is asked for beside a write is not kept, whenever it was begun', async () => {
  const remembered = new RememberedBounds();
  const [question, write] = [later<Bounds>(), later<void>()];
  const early = remembered.of('a', () => question.promise);
  const writing = remembered.whileWriting(() => write.promise);
  const meanwhile = await remembered.of('a', async () => bounds(1));
  question.give(bounds(1));
  write.give();
  await writing;
  assert.deepEqual([await early, meanwhile], [bounds(1), bounds(1)]);
  assert.deepEqual(await remembered.of('a', async () => bounds(2)), bounds(2));
});
