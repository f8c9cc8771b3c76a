import assert from 'node:assert/strict';
import test from 'node:test';
import { Body } from './body.ts';
import { Cache } from './cache.ts';

const options = { maxBytes: 1_000_000, freshMs: 60_000 };
const body = (text: string) => new Body(Buffer.from(text), 'text/plain');

test('questions that arrive together are answered once', async () => {
  const cache = new Cache(options);
  let made = 0;
  const make = async () => {
    made += 1;
    await new Promise((resolve) => setImmediate(resolve));
    return body('answer');
  };
  const answers = await Promise.all(Array.from({ length: 50 }, () => cache.body('key', make)));
  assert.equal(made, 1);
  assert.ok(answers.every((answer) => answer === answers[0]));
  await cache.body('key', make);
  assert.equal(made, 1);
  assert.equal(cache.counts.hit, 1);
});

test('a failure is told to all who wait, and is not remembered', async () => {
  const cache = new Cache(options);
  const failing = () => Promise.reject(new Error('down'));
  const results = await Promise.allSettled([cache.body('key', failing), cache.body('key', failing)]);
  assert.deepEqual(
    results.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.equal((await cache.body('key', async () => body('up'))).bytes.toString(), 'up');
});

test('what is old is given at once and made again behind the back', async () => {
  let now = 1;
  const cache = new Cache({ ...options, now: () => now });
  await cache.body('key', async () => body('old'));
  now += options.freshMs + 1;
  let renewed = (): void => {};
  const done = new Promise<void>((resolve) => (renewed = resolve));
  const given = await cache.body('key', async () => {
    renewed();
    return body('new');
  });
  assert.equal(given.bytes.toString(), 'old');
  await done;
  assert.equal(cache.counts.stale, 1);
});

test('it never holds more than it may, and gives what is too large without keeping it', async () => {
  const cache = new Cache({ maxBytes: 20_000, freshMs: 60_000 });
  const large = 'x'.repeat(5_000);
  for (let index = 0; index < 10; index++) await cache.body(`key ${index}`, async () => body(large));
  let made = 0;
  const again = async () => ((made += 1), body(large));
  await cache.body('key 9', again);
  assert.equal(made, 0, 'the latest is there');
  await cache.body('key 0', again);
  assert.equal(made, 1, 'the first had to go');
  const huge = await cache.body('huge', async () => body('x'.repeat(100_000)));
  assert.equal(huge.bytes.length, 100_000);
});

test('bodies are hashed by what they hold, and compressed once', async () => {
  const one = body('a'.repeat(2_000));
  assert.equal(one.etag, body('a'.repeat(2_000)).etag);
  assert.notEqual(one.etag, body('b'.repeat(2_000)).etag);
  assert.equal(await one.encoded('br'), await one.encoded('br'));
});

test('what is compressed already is not compressed again', () => {
  const of = (type: string) => new Body(Buffer.from('a'.repeat(2_000)), type).worthCompressing;
  for (const type of ['application/json', 'text/csv; charset=utf-8', 'text/javascript', 'image/svg+xml'])
    assert.equal(of(type), true, type);
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  for (const type of ['image/png', 'font/woff2', sheet]) assert.equal(of(type), false, type);
});
