import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { shapeOf } from './keys.ts';
import { loadConfig, type Flags, type LoadedConfig } from './load.ts';
import { ConfigError, type Mistake } from './mistake.ts';
import { configSchema } from './schema.ts';

const folder = await mkdtemp(join(tmpdir(), 'oc-stats-config-'));
after(() => rm(folder, { recursive: true }));

async function load(
  text: string,
  env: Record<string, string> = {},
  flags: Flags = {},
): Promise<LoadedConfig> {
  await writeFile(join(folder, 'config.yaml'), text);
  return loadConfig(flags, env, folder);
}

async function mistakes(
  text: string,
  env: Record<string, string> = {},
  flags: Flags = {},
): Promise<readonly Mistake[]> {
  try {
    await load(text, env, flags);
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
  throw new Error('nothing was found');
}

const INFLUXDB =
  'influxdb: { host: http://localhost, port: 8086, user: u, password: 0123, database: d, retention-policy: autogen }';
const OPENCAST = 'opencast: { uri: "https://oc.test/", user: u, password: p, organizationId: o }';

test('the two sections of opencast-stats-app are taken as they were', async () => {
  const { influxdb, opencast } = await load(`${OPENCAST}\n${INFLUXDB}\n`);
  assert.deepEqual(
    [opencast?.uri, opencast?.user, opencast?.password, opencast?.organizationId],
    ['https://oc.test', 'u', 'p', 'o'],
  );
  // Python takes digits for a password as well, whatever YAML makes of them.
  assert.deepEqual(
    [influxdb?.host, influxdb?.port, influxdb?.password, influxdb?.['retention-policy']],
    ['http://localhost', 8086, '0123', 'autogen'],
  );
});

test('without a word everything is as usual', async () => {
  const config = await load('');
  assert.equal(config.server.host, '127.0.0.1');
  assert.equal(config.server.port, 8040);
  assert.equal(config.store.folder, join(folder, 'data'));
  assert.deepEqual(config.privacy, {});
  const empty = await load('server:\nstore:\ncalendar:\n');
  assert.equal(empty.server.port, 8040);
});

test('the sample runs as it stands', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const config = loadConfig({}, {}, root);
  assert.equal(config.file, join(root, 'config.yaml'));
  assert.equal(config.store.folder, join(root, 'data'));
});

test('the sample names every key there is', () => {
  const sample = readFileSync(fileURLToPath(new URL('../../../config.yaml', import.meta.url)), 'utf8');
  const keysOf = (schema: z.ZodType): string[] =>
    Object.entries(shapeOf(schema) ?? {}).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
  const missing = keysOf(configSchema).filter((key) => !new RegExp(`\\b${key}\\b`).test(sample));
  assert.deepEqual(missing, []);
});

test('flag before variable before PORT before file', async () => {
  const text = 'server: { port: 1001 }\n';
  const PORT = '1002';
  const OC_STATS__SERVER__PORT = '1003';
  assert.equal((await load(text)).server.port, 1001);
  assert.equal((await load(text, { PORT })).server.port, 1002);
  assert.equal((await load(text, { PORT, OC_STATS__SERVER__PORT })).server.port, 1003);
  assert.equal((await load(text, { PORT, OC_STATS__SERVER__PORT }, { port: '1004' })).server.port, 1004);
  assert.equal((await load(text, { PORT: '' })).server.port, 1001);
});

test('values come from the environment, with defaults, and only where they are meant to', async () => {
  const text = 'server:\n  publicUrl: https://${HOST:-stats.test}/\nstore:\n  folder: $${KEEP}/${HOST:-}\n';
  const config = await load(text);
  assert.equal(config.server.publicUrl, 'https://stats.test');
  assert.equal(config.store.folder, join(folder, '${KEEP}'));
  assert.equal((await load(text, { HOST: 'other.test' })).server.publicUrl, 'https://other.test');
});

test('keys with two words have variables, and their values may lie in files', async () => {
  const file = join(folder, 'zone');
  await writeFile(file, 'Europe/Vienna\n');
  assert.equal(
    (await load('', { OC_STATS__CALENDAR__TIME_ZONE: 'Europe/Berlin' })).calendar.timeZone,
    'Europe/Berlin',
  );
  assert.equal(
    (await load('', { OC_STATS__CALENDAR__TIME_ZONE_FILE: file })).calendar.timeZone,
    'Europe/Vienna',
  );
  assert.equal((await load('', { OC_STATS__SERVER__TRUST_PROXY: 'true' })).server.trustProxy, true);
  const [missing] = await mistakes('', { OC_STATS__CALENDAR__TIME_ZONE_FILE: join(folder, 'nothing') });
  assert.match(missing?.message ?? '', /cannot be read/);
});

test('every mistake at once, each with its place, what was expected, and what was meant', async () => {
  const text = `server:
  prot: 80
  port: abc
  host: \${UNSET}
calendar:
  timeZone: Europe/Berln
  terms:
    - { id: a, title: A, from: 2025-10-01, to: 2026-13-01, weeks: 3 }
stroe: {}
`;
  const found = await mistakes(text, { OC_STATS__SERVER__PROT: '1' });
  const told = new Map(found.map(({ place, message }) => [place, message]));
  const expected: [string, RegExp][] = [
    ['config.yaml:2:3', /server\.prot: no such key\. Did you mean "port"\?/],
    ['config.yaml:3:9', /server\.port: expected a whole number from 0 to 65535, found "abc"/],
    ['config.yaml:4:9', /UNSET is not set/],
    ['config.yaml:6:13', /expected a time zone such as Europe\/Berlin, found "Europe\/Berln"/],
    ['config.yaml:8:48', /calendar\.terms\[1\]\.to: expected a day as YYYY-MM-DD/],
    ['config.yaml:8:60', /calendar\.terms\[1\]\.weeks: no such key/],
    ['config.yaml:9:1', /stroe: no such key\. Did you mean "store"\?/],
    ['OC_STATS__SERVER__PROT', /Did you mean OC_STATS__SERVER__PORT\?/],
  ];
  for (const [place, message] of expected)
    assert.match(told.get(place) ?? `nothing at ${place} of ${[...told.keys()].join()}`, message);
  assert.equal(found.length, expected.length);
});

test('a wrong value is told of the place that won', async () => {
  const [flag] = await mistakes('server: { port: 80 }\n', { PORT: '81' }, { port: 'x' });
  assert.equal(flag?.place, '--port');
  const [variable] = await mistakes('', { PORT: '99999' });
  assert.equal(variable?.place, 'PORT');
});

test('what is no YAML, no section, or not there', async () => {
  assert.match((await mistakes('server:\n  port: 99\n  - x\n'))[0]?.place ?? '', /^config\.yaml:3:/);
  assert.match((await mistakes('server: 5\n'))[0]?.message ?? '', /server: expected a section/);
  assert.match((await mistakes('- a\n'))[0]?.message ?? '', /expected a section/);
  assert.match((await mistakes('a: 1\na: 2\n'))[0]?.message ?? '', /unique/);
  assert.match((await mistakes('', {}, { config: 'nothing.yaml' }))[0]?.message ?? '', /no such file/);
});

test('a value that is a secret is never repeated', async () => {
  const text = 'opencast:\n  uri: x\n  user: u\n  password: 12345\n  organizationId: o\n';
  assert.ok(!JSON.stringify(await mistakes(text)).includes('12345'));
});

test('what this version cannot keep, it refuses with a sentence', async () => {
  const cases: [string, RegExp][] = [
    ['server: { host: 0.0.0.0 }', /0\.0\.0\.0 can be reached from other machines/],
    ['server: { host: stats.example.org }', /can be reached from other machines/],
    ['server: { host: 127.0.0.1.example.org }', /can be reached from other machines/],
    ['access: { mode: tokens }', /expected open, token or opencast, found "tokens"/],
    ['access: { mode: opencast }', /set the section "opencast"/],
    [
      'access: { token: { keys: [{ id: a, algorithm: HS256 }] } }',
      /keys\[1\]: a key for HS256 needs a "secret"/,
    ],
    ['access: { token: { keys: [{ id: a, algorithm: EdDSA }] } }', /needs a "privateKey", or a "publicKey"/],
    [INFLUXDB, /names\. Set the section "opencast"|without names/],
    ['store: { source: mirror }', /set the section "influxdb"/],
    ['store: { source: opencast }', /set the section "opencast"/],
    ['collect: { matomo: { uri: "https://m.test", siteId: 1, token: t } }', /which series/],
    ['retention: { daily: "02:15" }', /set the section "opencast"/],
    ['retention: { daily: "25:00" }', /a time of day/],
    [
      `${OPENCAST}\n${INFLUXDB}\ncollect: { matomo: { uri: "https://m.test", siteId: 1, token: t, into: influxdb } }`,
      /"write: true"/,
    ],
    ['calendar: { terms: [{ id: a, title: A, from: 2026-02-01, to: 2026-01-01 }] }', /ends before it begins/],
    [
      'calendar: { terms: [{ id: a, title: A, from: 2026-01-01, to: 2026-02-01 }, { id: b, title: B, from: 2026-02-01, to: 2026-03-01 }] }',
      /"b" overlaps "a"/,
    ],
    [
      'calendar: { terms: [{ id: a, title: A, from: 2026-01-01, to: 2026-02-01 }, { id: a, title: B, from: 2026-03-01, to: 2026-04-01 }] }',
      /two terms "a"/,
    ],
  ];
  for (const [text, message] of cases) assert.match((await mistakes(text))[0]?.message ?? '', message, text);
  for (const host of ['127.0.0.1', '127.1.2.3', '::1', 'localhost'])
    await load(`server: { host: "${host}" }`);
});
