import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import test, { type TestContext } from 'node:test';
import { decodeProtectedHeader } from 'jose';
import type { Claims } from '../access/token/claims.ts';
import { configuredKeys } from '../access/token/configured-keys.ts';
import { keyFile } from '../access/token/key-file.ts';
import type { KeyRing } from '../access/token/key-ring.ts';
import { hashOf, splitAddress } from '../access/token/picture.ts';
import { memoryRevocations } from '../access/token/revocations.ts';
import { verified } from '../access/token/verify.ts';
import { NOW } from '../app.fixture.ts';
import type { Host } from './host.ts';
import { keysList, keysRotate } from './keys.ts';
import { tokenRevoke, tokenRevoked } from './revoke.ts';
import { smallHost } from './small-main.fixture.ts';
import { token, type TokenOptions } from './token.ts';

interface Place {
  readonly folder: string;
  readonly host: Host;
  /** What was printed since it was looked at last. */
  out(): string;
  err(): string;
}

function place(context: TestContext, config = ''): Place {
  const folder = mkdtempSync(join(tmpdir(), 'oc-stats-token-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'config.yaml'), config);
  const out = captured();
  const err = captured();
  const host = smallHost({ cwd: folder, env: {}, stdout: out.stream, stderr: err.stream, clock: () => NOW });
  return { folder, host, out: out.take, err: err.take };
}

function captured() {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { stream, take: () => [text, (text = '')][0] ?? '' };
}

const SECRET = 'a secret of the configuration, long enough';
const TOKEN_MODE = 'access: { mode: token }\n';

const claimsOf = (text: string, keys: KeyRing): Promise<Claims> =>
  verified(text, { keys, clock: () => NOW, revocations: memoryRevocations() });

async function made({ host, out, folder }: Place, options: Partial<TokenOptions>): Promise<Claims> {
  await token(host, {}, { format: 'text', ...options });
  return claimsOf(
    out().trimEnd(),
    keyFile(join(folder, 'data'), () => NOW),
  );
}

test('the right to see what is never watched is given by name, with everything and without a limit', async (context) => {
  const here = place(context, TOKEN_MODE);
  const claims = await made(here, { organization: true, retention: true });
  assert.deepEqual(claims.scope, ['organization', 'retention']);
  const admin = await made(here, { admin: true, organization: true, retention: true });
  assert.deepEqual(admin.scope, ['tokens', 'organization', 'retention']);
  for (const [options, hint] of [
    [{ retention: true }, /--organization/],
    [{ retention: true, series: ['a'] }, /--organization/],
    [{ retention: true, organization: true, from: '2026-01-01' }, /--from/],
    [{ retention: true, organization: true, metrics: 'plays' }, /--metrics/],
  ] as const)
    await assert.rejects(made(here, options), hint);
});

test('a token is printed alone, with a key that is made when it is first needed', async (context) => {
  const here = place(context, TOKEN_MODE);
  const claims = await made(here, { series: ['a 1', 'b:2'], episode: ['c'] });
  assert.deepEqual(claims.scope, ['series:a 1', 'series:b:2', 'episode:c']);
  assert.equal(claims.exp - claims.iat, 3_600);
  assert.equal(
    here.err(),
    `For series:a 1, series:b:2, episode:c until 2026-04-01T09:00:00.000Z; revoke it as ${claims.jti}\n`,
  );
  assert.equal(statSync(join(here.folder, 'data', 'token-keys.json')).mode & 0o777, 0o600);
});

test('what it is limited to', async (context) => {
  const here = place(context, TOKEN_MODE);
  const claims = await made(here, {
    organization: true,
    metrics: 'plays,finishes',
    from: '2026-01-01',
    to: '2026-02-01',
    origin: ['https://LMS.example.org/', 'https://lms.example.org:443', 'http://127.0.0.1:8080'],
    expires: 'P365D',
  });
  const { iat, nbf, exp, jti, iss, aud, ...said } = claims;
  assert.deepEqual(said, {
    scope: ['organization'],
    metrics: ['plays', 'finishes'],
    range: { from: '2026-01-01', to: '2026-02-01' },
    origins: ['https://lms.example.org', 'https://lms.example.org', 'http://127.0.0.1:8080'],
  });
  assert.ok(nbf === iat && jti && iss && aud);
  assert.equal(exp - iat, 365 * 86_400);
});

test('an admin makes tokens for everything, or for what is named', async (context) => {
  const here = place(context, TOKEN_MODE);
  assert.deepEqual((await made(here, { admin: true })).scope, ['tokens', 'organization']);
  assert.deepEqual((await made(here, { admin: true, series: ['a'] })).scope, ['tokens', 'series:a']);
});

test('as JSON, and as the address of a picture', async (context) => {
  const here = place(context, TOKEN_MODE);
  const picture = '/api/v1/stats/series/a/timeline.png?period=P30D';
  await token(here.host, {}, { series: ['a'], picture, format: 'json' });
  const { path, ...rest } = JSON.parse(here.out()) as Record<'token' | 'jti' | 'expires' | 'path', string>;
  assert.equal(path, `${picture}&token=${rest.token}`);
  assert.deepEqual(Object.keys(rest), ['token', 'jti', 'expires']);
  const claims = await claimsOf(
    rest.token,
    keyFile(join(here.folder, 'data'), () => NOW),
  );
  assert.deepEqual(
    [claims.use, claims.path],
    ['picture', hashOf(splitAddress(new URL(path, 'http://x')).address)],
  );
  await token(here.host, {}, { series: ['a'], picture, format: 'text' });
  assert.ok(here.out().startsWith(`${picture}&token=`));
});

test('where everything is shown to everybody, it says so', async (context) => {
  const here = place(context);
  await made(here, { organization: true });
  assert.match(here.err(), /access\.mode is "open"/);
});

test('what cannot be meant is refused with what to write instead', async (context) => {
  const here = place(context, TOKEN_MODE);
  const cases: [Partial<TokenOptions>, RegExp][] = [
    [{}, /--episode ID, --series ID or --organization/],
    [{ series: ['x'.repeat(300)] }, /--scope/],
    [{ organization: true, metrics: 'likes' }, /--metrics/],
    [{ organization: true, from: '2026-02-30' }, /--from: write it as YYYY-MM-DD/],
    [{ organization: true, from: '2026-02-02', to: '2026-02-01' }, /is after/],
    [{ organization: true, origin: ['lms.example.org'] }, /--origin/],
    [{ organization: true, origin: ['https://lms.example.org/course'] }, /--origin/],
    [{ organization: true, expires: '1h' }, /--expires: write a duration/],
    [{ organization: true, expires: 'P367D' }, /a year at most/],
    [{ organization: true, picture: '/api/v1/series' }, /--picture/],
  ];
  for (const [options, message] of cases) await assert.rejects(made(here, options), message);
  assert.equal(here.out(), '');
});

test('keys of the configuration sign, and are not rotated here', async (context) => {
  const keys = `access:\n  mode: token\n  token:\n    keys: [{ id: new, algorithm: HS256, secret: "${SECRET}" }]\n`;
  const here = place(context, keys);
  await token(here.host, {}, { organization: true, format: 'text' });
  const text = here.out().trimEnd();
  assert.equal(decodeProtectedHeader(text).kid, 'new');
  await claimsOf(text, configuredKeys([{ id: 'new', algorithm: 'HS256', secret: SECRET }]));
  await keysList(here.host, {}, { format: 'json' });
  const listed = here.out();
  assert.deepEqual(JSON.parse(listed), {
    keys: [{ id: 'new', algorithm: 'HS256', created: null, signs: true }],
  });
  assert.ok(!listed.includes(SECRET));
  await assert.rejects(keysRotate(here.host, {}, { format: 'text' }), /access\.token\.keys/);
});

test('a key with which only others sign makes no tokens', async (context) => {
  const { publicKey } = generateKeyPairSync('ed25519');
  const pem = JSON.stringify(publicKey.export({ type: 'spki', format: 'pem' }));
  const keys = `access:\n  mode: token\n  token:\n    keys: [{ id: lms, algorithm: EdDSA, publicKey: ${pem} }]\n`;
  const here = place(context, keys);
  await assert.rejects(token(here.host, {}, { organization: true, format: 'text' }), /no key to sign with/);
});

test('keys are listed without what they are made of, rotated and dropped', async (context) => {
  const here = place(context, TOKEN_MODE);
  await keysList(here.host, {}, { format: 'json' });
  const [first] = (JSON.parse(here.out()) as { keys: { id: string; signs: boolean }[] }).keys;
  await keysRotate(here.host, {}, { format: 'text' });
  assert.match(
    here.out(),
    new RegExp(`^signs     .*\nverifies  ${first?.id}  HS256  2026-04-01T08:00:00.000Z\n$`),
  );
  await keysRotate(here.host, {}, { drop: first?.id, format: 'text' });
  assert.ok(!here.out().includes(first?.id ?? 'none'));
  await assert.rejects(keysRotate(here.host, {}, { drop: first?.id, format: 'text' }), /There is no key/);
});

test('without a service the command itself remembers what is revoked', async (context) => {
  const here = place(context, TOKEN_MODE);
  const revocations = memoryRevocations();
  let closed = 0;
  const open = () => Promise.resolve({ revocations, close: () => ((closed += 1), Promise.resolve()) });
  await tokenRevoked(here.host, {}, { format: 'text', open });
  assert.equal(here.out(), 'No token is revoked.\n');
  await tokenRevoke(here.host, {}, 'j1', { format: 'text', open });
  assert.equal(here.out(), 'Revoked j1\n');
  await tokenRevoked(here.host, {}, { format: 'json', open });
  assert.deepEqual(JSON.parse(here.out()), { revoked: [{ jti: 'j1', until: '2027-04-02T08:00:00.000Z' }] });
  assert.equal(closed, 3);
});
