import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handTimers } from '../fake/invented-site.fixture.ts';
import { createTokenBucket } from './token-bucket.ts';

const signal = new AbortController().signal;

test('as many at once as a second allows, then at the pace that was set', async () => {
  const timers = handTimers();
  const bucket = createTokenBucket(4, timers);
  for (let i = 0; i < 8; i++) await bucket.take(signal);
  assert.deepEqual(timers.pauses, [250, 250, 250, 250]);
});

test('less than one a second is possible', async () => {
  const timers = handTimers();
  const bucket = createTokenBucket(0.5, timers);
  for (let i = 0; i < 3; i++) await bucket.take(signal);
  assert.deepEqual(timers.pauses, [2_000, 2_000]);
});

test('those that wait together wait one behind the other', async () => {
  const pauses: number[] = [];
  const still = { now: () => 0, pause: (ms: number) => (pauses.push(ms), Promise.resolve()) };
  const bucket = createTokenBucket(1, still);
  await Promise.all([1, 2, 3].map(() => bucket.take(signal)));
  assert.deepEqual(pauses, [1_000, 2_000]);
});

test('a rest is not saved up for longer than a second', async () => {
  const timers = handTimers();
  const bucket = createTokenBucket(2, timers);
  await timers.pause(60_000, signal);
  for (let i = 0; i < 3; i++) await bucket.take(signal);
  assert.deepEqual(timers.pauses, [60_000, 500]);
});

test('who gives up in line gives the place back', async () => {
  const pauses: number[] = [];
  let gone = true;
  const still = {
    now: () => 0,
    pause: (ms: number) => {
      if (gone) return Promise.reject(new Error('given up'));
      pauses.push(ms);
      return Promise.resolve();
    },
  };
  const bucket = createTokenBucket(1, still);
  await bucket.take(signal);
  await assert.rejects(bucket.take(signal), /given up/);
  gone = false;
  await bucket.take(signal);
  assert.deepEqual(pauses, [1_000]);
});
