import assert from 'node:assert/strict';
import test from 'node:test';
import { Body } from './body.ts';
import { LastGood } from './last-good.ts';

const body = (text: string) => new Body(Buffer.from(text), 'text/plain');
const textOf = async (given: Promise<Body>) => (await given).bytes.toString();
const away = new Error('away');
const isAway = (error: unknown) => error === away;

test('while a source is away the last answer is given, and a refusal is still a refusal', async () => {
  const last = new LastGood({ maxBytes: 100_000, patienceMs: 60_000 });
  await assert.rejects(
    last.body('a', () => Promise.reject(away), isAway),
    away,
  );
  assert.equal(await textOf(last.body('a', async () => body('one'), isAway)), 'one');
  assert.equal(await textOf(last.body('a', () => Promise.reject(away), isAway)), 'one');
  assert.equal(await textOf(last.body('a', async () => body('two'), isAway)), 'two');
  assert.equal(await textOf(last.body('a', () => Promise.reject(away), isAway)), 'two');
  const gone = new Error('gone');
  await assert.rejects(
    last.body('a', () => Promise.reject(gone), isAway),
    gone,
  );
  await assert.rejects(
    last.body('b', () => Promise.reject(away), isAway),
    away,
  );
});

test('who has an older answer does not wait for ever, and what comes late is for the next', async () => {
  const last = new LastGood({ maxBytes: 100_000, patienceMs: 1 });
  await last.body('a', async () => body('one'), isAway);
  let arrive = (_: Body): void => {};
  const slow = new Promise<Body>((resolve) => (arrive = resolve));
  assert.equal(await textOf(last.body('a', () => slow, isAway)), 'one');
  arrive(body('two'));
  await slow;
  assert.equal(await textOf(last.body('a', () => Promise.reject(away), isAway)), 'two');
});
