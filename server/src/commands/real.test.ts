import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { createUniversity, type University } from '@oc-stats/opencast/fake';
import { ACCOUNT, serveOpencast, type Served } from '../service/served.fixture.ts';
import type { Status } from '../service/status.ts';
import { served, start } from './process.fixture.ts';

const university = createUniversity({ seed: 7, today: '2026-04-01', series: 6, episodes: 40 });
const [series] = university.series.filter(({ id }) => university.episodes.some((one) => one.seriesId === id));

/** The commands beside a real Opencast: as somebody types them who runs the service. */
describe('with an Opencast', () => {
  let opencast: Served;
  before(async () => (opencast = await serveOpencast(university)));
  after(() => opencast?.close());

  async function place(t: TestContext, changes: object = {}, uri = opencast.uri): Promise<string> {
    const cwd = await mkdtemp(join(tmpdir(), 'oc-stats-command-'));
    t.after(() => rm(cwd, { recursive: true, force: true }));
    const section = { uri, ...ACCOUNT, organizationId: university.organization.id };
    await writeFile(join(cwd, 'config.yaml'), JSON.stringify({ opencast: section, ...changes }));
    return cwd;
  }

  test('refresh reads names, also for a service that starts without Opencast', async (t) => {
    const cwd = await place(t);
    const { code, out, err } = await ran(cwd, 'refresh');
    assert.equal(code, 0, err);
    assert.match(out, /40 episodes in 6 series/);
    await writeFile(
      join(cwd, 'config.yaml'),
      JSON.stringify({
        opencast: { uri: 'http://127.0.0.1:1', ...ACCOUNT, organizationId: university.organization.id },
      }),
    );
    const service = await served([], { cwd });
    try {
      assert.equal((await fetch(`${service.address}/api/v1/series/${series?.id}`)).status, 200);
      const failed = await ran(cwd, 'refresh');
      assert.equal(failed.code, 1);
      assert.match(failed.err, /cannot be reached/);
    } finally {
      service.send('SIGTERM');
      await service.ended;
    }
  });

  test('an Opencast that has suddenly lost most of its recordings is not believed, unless somebody says so', async (t) => {
    const half: University = { ...university, episodes: university.episodes.slice(0, 10) };
    const smaller = await serveOpencast(half);
    t.after(() => smaller.close());
    const cwd = await place(t);
    assert.equal((await ran(cwd, 'refresh')).code, 0);
    const config = { uri: smaller.uri, ...ACCOUNT, organizationId: university.organization.id };
    await writeFile(join(cwd, 'config.yaml'), JSON.stringify({ opencast: config }));
    const refused = await ran(cwd, 'refresh');
    assert.equal(refused.code, 1);
    assert.match(refused.err, /30 of 40|accept/);
    assert.match((await ran(cwd, 'refresh', '--accept')).out, /10 episodes/);
  });

  test('status without a service says what is read, and makes no store where none is wanted', async (t) => {
    const cwd = await place(t, { store: { source: 'opencast' } });
    assert.match((await ran(cwd, 'status')).out, /catalogue +not read yet/);
    await ran(cwd, 'refresh');
    const { code, err, out } = await ran(cwd, 'status');
    assert.equal(code, 0, err);
    assert.match(out, /store +Opencast/);
    assert.match(out, /catalogue +40 episodes in 6 series, read /);
    assert.ok(!existsSync(join(cwd, 'data', 'stats.duckdb')));

    const influxdb = { host: '127.0.0.1', port: 1, database: 'opencast' };
    const away = await ran(await place(t, { influxdb }), 'status');
    assert.equal(away.code, 0, away.err);
    assert.match(away.out, /store +InfluxDB, .*cannot be reached/);
    assert.match(away.out, /counted +not known/);
  });

  test('what is empty says how it is filled', async (t) => {
    const cwd = await place(t);
    assert.match((await ran(cwd, 'check')).out, /nothing is counted yet: run "oc-stats import influx"/);
  });

  test('a token shows what it is for, until it is revoked', async (t) => {
    const cwd = await place(t, { access: { mode: 'token' } });
    const refreshed = await ran(cwd, 'refresh');
    assert.equal(refreshed.code, 0, refreshed.err);
    const made = await ran(cwd, 'token', '--series', series?.id ?? '', '--format', 'json');
    assert.equal(made.code, 0, made.err);
    const { jti, token } = JSON.parse(made.out) as { jti: string; token: string };

    const service = await served([], { cwd });
    try {
      const address = `${service.address}/api/v1/stats/series/${series?.id}/timeline`;
      const ask = () => fetch(address, { headers: { authorization: `Bearer ${token}` } });
      assert.equal((await fetch(address)).status, 401);
      assert.equal((await ask()).status, 200);
      assert.equal((await ran(cwd, 'token', 'revoke', jti)).code, 0);
      const revoked = await ask();
      assert.deepEqual(
        [revoked.status, ((await revoked.json()) as { code: string }).code],
        [401, 'token-revoked'],
      );
      assert.match((await ran(cwd, 'token', 'revoked')).out, new RegExp(jti));
      // Somebody has only the token itself.
      assert.match((await ran(cwd, 'token', 'revoke', token)).out, new RegExp(`Revoked ${jti}`));
      const none = await ran(cwd, 'token', 'revoke', 'a.b.c');
      assert.deepEqual([none.code, none.err.trim()], [1, none.err.match(/This is neither a token.*/)?.[0]]);
    } finally {
      service.send('SIGTERM');
      await service.ended;
    }
    // What was revoked stays so without the service.
    assert.match((await ran(cwd, 'token', 'revoked')).out, new RegExp(jti));
  });

  test('a backup holds numbers and what only oc-stats remembers', async (t) => {
    const cwd = await place(t, { access: { mode: 'token' } });
    await ran(cwd, 'refresh');
    await ran(cwd, 'token', 'revoke', 'a-token');
    assert.equal((await ran(cwd, 'backup', 'kept')).code, 0);
    assert.ok(existsSync(join(cwd, 'kept')) && existsSync(join(cwd, 'kept.record')));
    const restored = await ran(cwd, 'restore', 'kept', '--data', 'other');
    assert.equal(restored.code, 0, restored.err);
    assert.match((await ran(cwd, 'token', 'revoked', '--data', 'other')).out, /a-token/);
    const { out } = await ran(cwd, 'status', '--data', 'other', '--format', 'json');
    assert.equal((JSON.parse(out) as Status).service, null);
  });
});

interface Ran {
  readonly code: unknown;
  readonly out: string;
  readonly err: string;
}

async function ran(cwd: string, ...args: string[]): Promise<Ran> {
  const running = start(args, { cwd });
  const lines: string[] = [];
  for (let line = await running.line(); line !== null; line = await running.line()) lines.push(line);
  return { code: await running.ended, out: lines.join('\n'), err: running.err() };
}
