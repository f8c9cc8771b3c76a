import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Status } from '../service/status.ts';
import { served, start, type Running } from './process.fixture.ts';

const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function place(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'oc-stats-'));
  folders.push(folder);
  return folder;
}

/** Nothing a test starts outlives it. */
function endWith<T extends Running>(t: TestContext, running: T): T {
  t.after(async () => {
    running.send('SIGKILL');
    await running.ended;
  });
  return running;
}

async function ran(
  args: readonly string[],
  cwd: string,
): Promise<{ code: unknown; out: string; err: string }> {
  const running = start(args, { cwd });
  const lines: string[] = [];
  for (let line = await running.line(); line !== null; line = await running.line()) lines.push(line);
  return { code: await running.ended, out: lines.join('\n'), err: running.err() };
}

test('a service from its start to its end', async (t) => {
  const cwd = await place();
  const service = endWith(t, await served([], { cwd }));
  assert.match(service.address, /^http:\/\/127\.0\.0\.1:[1-9]\d*$/);

  const timeline = await fetch(`${service.address}/api/v1/stats/organization/me/timeline?period=all`);
  const { totals, dayZone } = (await timeline.json()) as { totals: { plays: number }; dayZone: string };
  assert.ok(totals.plays > 0);
  assert.equal(dayZone, 'Europe/Berlin', 'where nothing is said, the zone is that of the machine');
  assert.deepEqual(await (await fetch(`${service.address}/readyz`)).json(), { status: 'ready' });
  const batch = await fetch(`${service.address}/api/v1/batch`, {
    method: 'POST',
    body: JSON.stringify({ questions: [{ id: 'a', path: '/api/v1/organization' }] }),
  });
  assert.equal(batch.headers.get('content-encoding'), 'gzip');
  assert.match(await batch.text(), /^\{"id":"a","status":200/);

  // Other commands reach the owner of the store through its socket.
  const socket = join(cwd, 'data', 'oc-stats.sock');
  assert.equal((await stat(socket)).mode & 0o777, 0o600);
  const status = await ran(['status', '--format', 'json'], cwd);
  assert.equal((JSON.parse(status.out) as Status).service?.pid, service.pid);
  const backup = await ran(['backup', 'kept.backup'], cwd);
  assert.equal(backup.code, 0, backup.err);
  assert.ok(existsSync(join(cwd, 'kept.backup')));
  assert.match((await ran(['backup', 'kept.backup'], cwd)).err, /exists already/);
  for (const args of [
    ['demo', '--reset'],
    ['restore', 'kept.backup'],
  ]) {
    const refused = await ran(args, cwd);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /uses this data folder.*Stop it first/s);
  }
  const second = await ran(['serve', '--port', '0'], cwd);
  assert.equal(second.code, 1);
  assert.match(second.err, /open/);

  service.send('SIGTERM');
  assert.equal(await service.ended, 0, service.err());
  assert.ok(!existsSync(socket));
  const log = service
    .err()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { msg: string });
  assert.deepEqual(
    log.slice(-2).map(({ msg }) => msg),
    ['stopping', 'stopped'],
  );
  assert.match((await ran(['status'], cwd)).out, /no service runs/);
});

test('what was written survives a kill, and the socket that stayed behind is no hindrance', async (t) => {
  const cwd = await place();
  const first = endWith(t, await served([], { cwd }));
  const numbers = async (address: string) => {
    const answer = await fetch(`${address}/api/v1/stats/organization/me/totals?period=all&limit=500`);
    const { columns } = (await answer.json()) as { columns: unknown };
    return columns;
  };
  const before = await numbers(first.address);
  first.send('SIGKILL');
  assert.equal(await first.ended, 'SIGKILL');
  assert.ok(existsSync(join(cwd, 'data', 'oc-stats.sock')));

  const status = await ran(['status'], cwd);
  assert.match(status.out, /no service runs/);
  const second = endWith(t, await served([], { cwd }));
  assert.deepEqual(await numbers(second.address), before);
  second.send('SIGINT');
  assert.equal(await second.ended, 0);
});

test('days that have passed since are there after a start', async (t) => {
  const cwd = await place();
  const first = endWith(t, await served([], { cwd }));
  first.send('SIGTERM');
  await first.ended;
  const later = endWith(t, await served([], { cwd, env: { TEST_TODAY: '2026-06-20' } }));
  const { dataThrough } = (await (await fetch(`${later.address}/api/v1/organization`)).json()) as {
    dataThrough: string;
  };
  assert.equal(dataThrough, '2026-06-19');
});

test('a port that is taken is told at once, and nothing is begun', async (t) => {
  const cwd = await place();
  const other = createServer().listen(0, '127.0.0.1');
  t.after(() => other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  const { code, out, err } = await ran(['serve', '--port', String(port)], cwd);
  assert.equal(code, 1);
  assert.match(err, new RegExp(`Port ${port} on 127\\.0\\.0\\.1 is in use`));
  assert.equal(out, '');
  assert.ok(!existsSync(join(cwd, 'data')));
});

test('an address that is not here, and one that may not be', async () => {
  const cwd = await place();
  const { code, err } = await ran(['serve', '--host', '0.0.0.0', '--port', '0'], cwd);
  assert.equal(code, 2);
  assert.match(err, /can be reached from other machines/);
});

test('the entry knows the version of the whole', async () => {
  const root = new URL('../../../', import.meta.url);
  const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as {
    version: string;
  };
  const running = start(['--version'], { cwd: tmpdir() }, fileURLToPath(new URL('server/src/main.ts', root)));
  assert.equal(await running.line(), version);
  assert.equal(await running.ended, 0);
});
