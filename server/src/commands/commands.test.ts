import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, test, type TestContext } from 'node:test';
import type { Host } from './host.ts';
import { run } from './program.ts';
import { smallHost } from './small-main.fixture.ts';

const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function place(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'oc-stats-'));
  folders.push(folder);
  return folder;
}

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function ran(cwd: string, line: string, changes: Partial<Host> = {}): Promise<Ran> {
  const texts = { out: '', err: '' };
  const into = (name: 'out' | 'err') =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        texts[name] += chunk.toString();
        done();
      },
    });
  const host = smallHost({ cwd, env: {}, stdout: into('out'), stderr: into('err'), ...changes });
  const code = await run(line.split(' ').filter(Boolean), host);
  return { code, ...texts };
}

async function json<T>(cwd: string, line: string): Promise<T> {
  const { code, out, err } = await ran(cwd, `${line} --format json`);
  assert.equal(code, 0, err);
  return JSON.parse(out) as T;
}

interface Filled {
  readonly applied: number;
  readonly rows: number;
  readonly through: string;
}
interface Counted {
  readonly counted: { readonly from: string | null; readonly through: string | null };
  readonly service: null;
}

test('the demo is filled once, grows by a day, and can begin anew', async () => {
  const cwd = await place();
  const first = await json<Filled>(cwd, 'demo');
  assert.ok(first.applied > 0 && first.rows > 500);
  assert.equal(first.through, '2026-03-31');
  const again = await json<Filled>(cwd, 'demo');
  assert.deepEqual([again.applied, again.rows], [0, 0]);
  assert.match((await ran(cwd, 'demo')).out, /Nothing to do/);

  const tomorrow = { clock: () => new Date('2026-04-02T12:00:00Z') };
  assert.match((await ran(cwd, 'demo', tomorrow)).out, /through 2026-04-01/);
  assert.equal((await json<Counted>(cwd, 'status')).counted.through, '2026-04-01');

  const reset = await json<Filled>(cwd, 'demo --reset');
  assert.equal(reset.rows, first.rows);
  assert.equal((await json<Counted>(cwd, 'status')).counted.through, '2026-03-31');
});

test('a backup brings back what was there, and is never written over', async () => {
  const cwd = await place();
  await json(cwd, 'demo');
  const before = await json<Counted>(cwd, 'status');
  await json(cwd, 'backup kept.backup');
  assert.ok(existsSync(join(cwd, 'kept.backup')));
  const twice = await ran(cwd, 'backup kept.backup');
  assert.equal(twice.code, 1);
  assert.match(twice.err, /exists already/);

  await json(cwd, 'restore kept.backup --data other');
  const after = await json<Counted>(cwd, 'status --data other');
  assert.deepEqual(after.counted.through, before.counted.through);

  const missing = await ran(cwd, 'restore nothing.backup --data third');
  assert.equal(missing.code, 1);
  assert.match(missing.err, /nothing\.backup/);
  await writeFile(join(cwd, 'junk.backup'), 'junk');
  const junk = await ran(cwd, 'restore junk.backup --data other');
  assert.equal(junk.code, 1);
  assert.deepEqual((await json<Counted>(cwd, 'status --data other')).counted, after.counted);
});

test('check tells what is there and what is not', async () => {
  const cwd = await place();
  const { ok, findings } = await json<{
    ok: boolean;
    findings: { what: string; ok: boolean; message: string }[];
  }>(cwd, 'check');
  assert.equal(ok, true);
  assert.deepEqual(
    findings.map(({ what }) => what),
    ['configuration', 'catalogue', 'store', 'access', 'privacy'],
  );
  assert.match(findings[1]?.message ?? '', /6 series and 40 episodes/);

  await writeFile(join(cwd, 'data', 'stats.duckdb'), 'this is no database');
  const broken = await ran(cwd, 'check --format json');
  assert.equal(broken.code, 1);
  assert.equal((JSON.parse(broken.out) as { ok: boolean }).ok, false);
  assert.match((await ran(cwd, 'check')).out, /failed {2}store: .*damaged/);
});

test('a data folder that is none', async () => {
  const cwd = await place();
  await writeFile(join(cwd, 'file'), '');
  for (const command of ['status', 'demo', 'serve --port 0']) {
    const { code, err } = await ran(cwd, `${command} --data file`);
    assert.equal(code, 1, command);
    assert.match(err, /data folder .*file/, command);
  }
});

test('the configuration as it holds, with its secrets withheld', async () => {
  const cwd = await place();
  await writeFile(
    join(cwd, 'other.yaml'),
    'server:\n  port: ${P:-9001}\ncalendar:\n  timeZone: Europe/Berlin\n',
  );
  const { out } = await ran(cwd, 'config print --config other.yaml');
  assert.match(out, /# from .*other\.yaml/);
  assert.match(out, /port: 9001/);
  const shown = await json<{ server: { port: number }; calendar: { timeZone: string } }>(
    cwd,
    'config print --redact --config other.yaml',
  );
  assert.equal(shown.server.port, 9001);
  assert.equal(shown.calendar.timeZone, 'Europe/Berlin');
});

test('no secret is printed that is to be withheld, wherever it stands', async () => {
  const cwd = await place();
  const secret = (name: string) => `hidden-${name}-${'x'.repeat(32)}`;
  const config = {
    opencast: { uri: 'https://oc.example.org', user: 'u', password: secret('a'), organizationId: 'o' },
    influxdb: {
      host: `http://u:${secret('b')}@influx.example.org`,
      port: 8086,
      password: secret('c'),
      token: secret('d'),
      database: 'd',
    },
    access: {
      token: { keys: [{ id: 'k', algorithm: 'HS256', secret: secret('e') }] },
      opencast: { jwt: { secret: secret('f') } },
    },
    collect: { matomo: { uri: 'https://m.example.org', siteId: 1, token: secret('g') } },
  };
  await writeFile(join(cwd, 'config.yaml'), JSON.stringify(config));
  for (const format of ['text', 'json']) {
    const { code, out, err } = await ran(cwd, `config print --redact --format ${format}`);
    assert.equal(code, 0, err);
    assert.doesNotMatch(out, /hidden/);
    assert.match(out, /influx\.example\.org/);
  }
  const { out } = await ran(cwd, 'config print');
  assert.equal(out.match(/hidden/g)?.length, 7);

  // Nor is it in the sentence that says what is wrong with it.
  const wrong = {
    ...config,
    influxdb: { ...config.influxdb, password: [secret('c')], token: [secret('d')] },
  };
  await writeFile(join(cwd, 'config.yaml'), JSON.stringify(wrong));
  const refused = await ran(cwd, 'check');
  assert.equal(refused.code, 2);
  assert.match(refused.err, /influxdb\.password: expected .*found something else/);
  assert.doesNotMatch(refused.err, /hidden/);
});

test('what was typed wrong is told, and nothing is done', async () => {
  const cwd = await place();
  const cases: [string, RegExp][] = [
    ['serv', /unknown command 'serv'.*serve/s],
    ['serve --prot 80', /unknown option '--prot'.*--port/s],
    ['serve --port', /argument missing/],
    ['serve --port abc', /--port.*expected a whole number/],
    ['serve --port 70000', /--port.*expected a whole number/],
    ['serve --host 0.0.0.0', /--host.*can be reached from other machines/],
    ['serve extra', /too many arguments/],
    ['status --format yaml', /Allowed choices are text, json/],
    ['backup', /missing required argument 'file'/],
    ['config', /print/],
    ['status --config nothing.yaml', /no such file/],
  ];
  for (const [line, message] of cases) {
    const { code, out, err } = await ran(cwd, line);
    assert.equal(code, 2, line);
    assert.match(err, message, line);
    assert.equal(out, '', line);
  }
  assert.ok(!existsSync(join(cwd, 'data')));
});

test('help and version are no mistakes', async () => {
  const cwd = await place();
  const help = await ran(cwd, '--help');
  assert.equal(help.code, 0);
  for (const name of ['serve', 'demo', 'check', 'status', 'backup', 'restore', 'config'])
    assert.match(help.out, new RegExp(`^ {2}${name}`, 'm'));
  assert.deepEqual(await ran(cwd, '--version'), { code: 0, out: '0.1.0\n', err: '' });
});

test('a person is kept informed when it takes long, and only then', async (t: TestContext) => {
  const { createProgress } = await import('../service/progress.ts');
  const lines: string[] = [];
  const out = new Writable({ write: (chunk: Buffer, _e, done) => (lines.push(chunk.toString()), done()) });
  let now = 0;
  const progress = createProgress('Filling', out, () => now);
  progress.update(0.3);
  assert.deepEqual(lines, []);
  now = 3_000;
  for (const share of [0.41, 0.42, 0.55, 1]) progress.update(share);
  progress.end();
  t.diagnostic(lines.join(''));
  assert.deepEqual(lines, ['Filling: 41 %\n', 'Filling: 55 %\n', 'Filling: 100 %\n']);
});
