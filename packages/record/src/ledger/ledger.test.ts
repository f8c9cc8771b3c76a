import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { inDatabase } from '../raw-database.fixture.ts';
import { TemporaryFolder } from '../temporary-folder.fixture.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());

const now = new Date('2026-11-20T12:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

test('what is written is read, also by the next process, until it is removed', async () => {
  const path = folder.file('kept');
  let { close, ledger } = await folder.open(path);
  assert.equal(await ledger.read('cursor'), null);
  await ledger.write('cursor', '1');
  await ledger.write('cursor', '2');
  await ledger.write('salt', '');
  await close();
  ({ close, ledger } = await folder.open(path));
  assert.deepEqual([await ledger.read('cursor'), await ledger.read('salt')], ['2', '']);
  await ledger.remove('cursor');
  await ledger.remove('never there');
  await close();
  ({ close, ledger } = await folder.open(path));
  assert.equal(await ledger.read('cursor'), null);
  await close();
});

test('names and values are texts of any kind', async () => {
  const { ledger } = await folder.open(folder.file('texts'));
  const unit = fc.oneof(
    fc.constantFrom("'", '"', '\n', '\0', '\uD800', '\uFEFF', '\uFDD0', '🎓', '$1'),
    fc.string({ minLength: 1, maxLength: 1 }),
  );
  const text = fc.string({ unit, maxLength: 8 });
  const written = new Map<string, string>();
  await fc.assert(
    fc.asyncProperty(text, text, async (name, value) => {
      await ledger.write(name, value);
      written.set(name, value);
      assert.equal(await ledger.read(name), value);
    }),
    { numRuns: 60 },
  );
  for (const [name, value] of written) assert.equal(await ledger.read(name), value);
});

test('a revoked token is revoked until it would have expired, also for the next process', async () => {
  const path = folder.file('revoked');
  let { close, ledger } = await folder.open(path, { clock: () => now });
  await ledger.revoke('a', later(2), 'lost laptop');
  await ledger.revoke('b\uD800', later(1));
  await close();
  ({ close, ledger } = await folder.open(path, { clock: () => now }));
  assert.deepEqual(
    [...ledger.revoked(now)].sort((x, y) => (x.id < y.id ? -1 : 1)),
    [
      { id: 'a', until: later(2) },
      { id: 'b\uD800', until: later(1) },
    ],
  );
  assert.deepEqual([ledger.isRevoked('a', later(1)), ledger.isRevoked('b\uD800', later(1))], [true, false]);
  assert.deepEqual(ledger.revoked(later(1)), [{ id: 'a', until: later(2) }]);
  assert.deepEqual(
    [ledger.revoked(later(2)), ledger.isRevoked('a', later(2)), ledger.isRevoked('c', now)],
    [[], false, false],
  );
  await close();
});

test('a second revocation lengthens the first and never shortens it', async () => {
  const { close, ledger } = await folder.open(folder.file('twice'), { clock: () => now });
  await ledger.revoke('a', later(2));
  await ledger.revoke('a', later(1));
  assert.deepEqual(ledger.revoked(now), [{ id: 'a', until: later(2) }]);
  await ledger.revoke('a', later(3));
  assert.deepEqual(ledger.revoked(now), [{ id: 'a', until: later(3) }]);
  await close();
});

test('expired revocations leave the file, but not while a clock that jumped could bring them back', async () => {
  const path = folder.file('dropped');
  let time = now;
  const { close, ledger } = await folder.open(path, { clock: () => time });
  await ledger.revoke('a', later(1));
  time = later(24 * 20);
  await ledger.revoke('b', later(24 * 60));
  time = now;
  assert.equal(ledger.isRevoked('a', now), true);
  time = later(24 * 40);
  await ledger.revoke('c', later(24 * 60));
  assert.equal(ledger.isRevoked('a', now), false);
  await close();
  assert.deepEqual(await inDatabase(`${path}/record.duckdb`, 'SELECT id FROM revocation ORDER BY id'), [
    ['b'],
    ['c'],
  ]);
});

test('what is no time is refused, and revokes nothing', async () => {
  const { close, ledger } = await folder.open(folder.file('no time'), { clock: () => now });
  await assert.rejects(ledger.revoke('a', new Date(Number.NaN)), { name: 'RecordError', code: 'invalid' });
  assert.deepEqual(ledger.revoked(now), []);
  await close();
});

test('the ledger does not wait for a reading of Opencast', async () => {
  const record = await folder.open(folder.file('busy'));
  const episodes = Array.from({ length: 5_000 }, (_, i) => ({
    id: `e${i}`,
    title: '',
    seriesId: null,
    presenters: [],
    date: null,
    published: null,
    duration: null,
  }));
  const done: string[] = [];
  const organization = { id: 'o', title: 'O' };
  const applied = record.mirror
    .apply({ organization, series: [], episodes }, now)
    .then(() => done.push('applied'));
  await record.ledger.write('a', '1').then(() => done.push('written'));
  await applied;
  assert.deepEqual(done, ['written', 'applied']);
});
