import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { StatsError } from '@oc-stats/contract';
import { OperatorError } from '../../commands/operator-error.ts';
import { NOW } from '../../app.fixture.ts';
import { scope, tokenFor } from '../access.fixture.ts';
import { keyFile, readKeys, rotateKeys } from './key-file.ts';
import { memoryRevocations } from './revocations.ts';
import { verified } from './verify.ts';

function folder(context: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'oc-stats-keys-'));
  context.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const clock = () => NOW;
const verifies = (keys: ReturnType<typeof keyFile>, token: string) =>
  verified(token, { keys, clock, revocations: memoryRevocations() });

test('a key is made when it is first needed, and stays', async (context) => {
  const path = folder(context);
  const token = await tokenFor(scope('organization'), { keys: keyFile(path, clock) });
  await verifies(keyFile(path, clock), token);
  assert.deepEqual(readdirSync(path), ['token-keys.json']);
  assert.equal(statSync(join(path, 'token-keys.json')).mode & 0o777, 0o600);
  const [key] = await readKeys(path);
  assert.match(key?.id ?? '', /^2026-04-01-[\da-f]{6}$/);
  assert.equal(Buffer.from(key?.secret ?? '', 'base64url').length, 32);
});

test('two who begin at once agree on one key', async (context) => {
  const path = folder(context);
  const rings = Array.from({ length: 8 }, () => keyFile(path, clock));
  const tokens = await Promise.all(rings.map((keys) => tokenFor(scope('organization'), { keys })));
  for (const token of tokens) await verifies(keyFile(path, clock), token);
  assert.deepEqual(readdirSync(path), ['token-keys.json']);
});

test('after a rotation a new key signs, and the old one verifies until it is dropped', async (context) => {
  const path = folder(context);
  const before = await tokenFor(scope('organization'), { keys: keyFile(path, clock) });
  const [old] = await readKeys(path);
  const keys = await rotateKeys(path, NOW);
  assert.deepEqual(keys.map(({ id }) => id).slice(1), [old?.id]);
  const after = await tokenFor(scope('organization'), { keys: keyFile(path, clock) });
  for (const token of [before, after]) await verifies(keyFile(path, clock), token);
  assert.notEqual(header(before)['kid'], header(after)['kid']);

  await rotateKeys(path, NOW, old?.id);
  await assert.rejects(verifies(keyFile(path, clock), before), isUnknownKey);
  await verifies(keyFile(path, clock), after);
  await assert.rejects(rotateKeys(path, NOW, 'nobody'), /no key "nobody"/);
  assert.equal((await readKeys(path)).length, 2);
});

test('a service that runs notices what was dropped', async (context) => {
  const path = folder(context);
  const running = keyFile(path, clock);
  const token = await tokenFor(scope('organization'), { keys: running });
  await verifies(running, token);
  await rotateKeys(path, NOW, (await readKeys(path))[0]?.id);
  const real = performance.now.bind(performance);
  context.mock.method(performance, 'now', () => real() + 1_001);
  await assert.rejects(verifies(running, token), isUnknownKey);
});

test('a key that others can read, or that is none, is not used', async (context) => {
  const path = folder(context);
  await rotateKeys(path, NOW);
  const file = join(path, 'token-keys.json');
  const text = readFileSync(file, 'utf8');
  chmodSync(file, 0o644);
  await assert.rejects(keyFile(path, clock).signing(), /can be read by others/);
  chmodSync(file, 0o600);
  for (const bad of [
    '',
    '{',
    '{"keys":[]}',
    text.slice(0, -10),
    text.replace(/"secret": "[^"]+"/, '"secret": "short"'),
  ]) {
    writeFileSync(file, bad);
    await assert.rejects(keyFile(path, clock).signing(), (error) => {
      assert.ok(error instanceof OperatorError);
      assert.match(error.message, /token-keys\.json cannot be read/);
      return true;
    });
  }
});

function header(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
}

function isUnknownKey(error: unknown): boolean {
  assert.ok(error instanceof StatsError);
  assert.equal(error.code, 'token-unknown-key');
  return true;
}
