import assert from 'node:assert/strict';
import test from 'node:test';
import type { Health } from '@oc-stats/store';
import { Readiness } from './readiness.ts';

const WELL: Health = { ok: true, engine: 'x', version: '1' };

/** A store that answers when it is told to. */
function hanging() {
  let answer: (health: Health) => void = () => undefined;
  let probes = 0;
  const probe = () => {
    probes += 1;
    return new Promise<Health>((resolve) => (answer = resolve));
  };
  return { probe, probes: () => probes, say: (health: Health) => answer(health) };
}

test('while the store hangs, the last state is told with its age, and after a while it holds no longer', async () => {
  let now = 0;
  const store = hanging();
  const readiness = new Readiness(store.probe, { patienceMs: 1, now: () => now });
  assert.deepEqual(await readiness.state(), { ok: false, ageMs: null });
  store.say(WELL);
  assert.deepEqual(await readiness.state(), { ok: true, ageMs: 0 });
  now = 30_000;
  assert.deepEqual(await readiness.state(), { ok: true, ageMs: 30_000 });
  now = 61_000;
  assert.deepEqual(await readiness.state(), { ok: false, ageMs: 61_000 });
});

test('one probe at a time, and none while the last one is fresh', async () => {
  let now = 0;
  const store = hanging();
  const readiness = new Readiness(store.probe, { patienceMs: 1, now: () => now });
  await Promise.all(Array.from({ length: 50 }, () => readiness.state()));
  assert.equal(store.probes(), 1);
  store.say({ ...WELL, ok: false });
  assert.deepEqual(await readiness.state(), { ok: false, ageMs: 0 });
  now = 900;
  await readiness.state();
  assert.equal(store.probes(), 1);
  now = 1_100;
  await readiness.state();
  assert.equal(store.probes(), 2);
});

test('a probe that fails is a store that does not answer', async () => {
  const readiness = new Readiness(() => Promise.reject(new Error('http://10.0.0.7:8086 refused')));
  const { ok } = await readiness.state();
  assert.equal(ok, false);
});
