import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import test from 'node:test';
import { pino } from 'pino';
import { NOW } from '../app.fixture.ts';
import { bearer, guardedApp, KEYS, scope, SECRET, seconds, tokenFor } from './access.fixture.ts';
import { signedPicturePath } from './token/picture.ts';
import type { AccessSettings } from '../settings.ts';

/** All that is written at the finest level. */
function captured() {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { log: pino({ level: 'trace' }, stream), text: () => text };
}

const PATH = '/api/v1/stats/series/algebra/timeline';

test('no token, cookie, password, key or address is written down, whatever happens', async () => {
  const written = captured();
  const modes: Partial<AccessSettings>[] = [
    { mode: 'open', rateLimit: { perMinute: 1, burst: 2 } },
    { mode: 'token', rateLimit: { perMinute: 1, burst: 2 } },
    { mode: 'opencast', rateLimit: { perMinute: 1, burst: 2 } },
    { mode: 'token' },
    { mode: 'opencast' },
  ];
  const tokens = [
    await tokenFor(scope('organization', 'tokens')),
    await tokenFor(scope('series:history')),
    await tokenFor(scope('organization'), { from: -100, to: -50 }),
    `${(await tokenFor(scope('organization'))).slice(0, -4)}AAAA`,
    'secret-nonsense',
  ];
  const picture = await signedPicturePath(KEYS, `${PATH}.svg`, scope('series:algebra'), {
    now: NOW,
    expires: seconds(60),
  });
  const answers: Response[] = [];
  for (const access of modes) {
    const app = await guardedApp({
      access,
      deps: { log: written.log },
      parts: {
        session: (cookie) =>
          cookie.includes('broken')
            ? Promise.reject(new Error('connection lost'))
            : Promise.reject(new TypeError('down')),
        accessOf: () => Promise.reject(new Error('Opencast at https://opencast.test cannot be reached')),
      },
    });
    const incoming = { incoming: { socket: { remoteAddress: '192.0.2.123' } } };
    const ask = async (path: string, init: RequestInit = {}) =>
      answers.push(await app.request(path, init, incoming));
    for (const token of tokens) {
      await ask(PATH, { headers: bearer(token) });
      await ask(`${PATH}.png?token=${token}`);
      await ask(`${PATH}?token=${token}`);
      await ask('/api/v1/batch', {
        method: 'POST',
        body: JSON.stringify({ token, questions: [{ id: '0', path: PATH }] }),
      });
      await ask('/api/v1/batch', {
        method: 'POST',
        body: JSON.stringify({ token, questions: [{ id: '0', path: `${PATH}?token=${token}` }] }),
      });
      await ask('/api/v1/tokens', {
        method: 'POST',
        headers: bearer(token),
        body: JSON.stringify({ scope: ['organization'] }),
      });
      await ask(`/api/v1/tokens/secret-jti`, { method: 'DELETE', headers: bearer(token) });
    }
    await ask(picture.path);
    for (const cookie of ['JSESSIONID=secret-session', 'JSESSIONID=secret-broken']) {
      await ask(PATH, {
        headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': '198.51.100.99' },
      });
      await ask(PATH, { headers: { Cookie: cookie, Authorization: 'Basic c2VjcmV0OnBhc3N3b3Jk' } });
    }
  }
  const text = written.text();
  assert.ok(text.split('\n').length > 100, 'something was written');
  for (const secret of [
    ...tokens,
    picture.token,
    SECRET,
    'secret',
    'c2VjcmV0',
    '192.0.2',
    '198.51.100',
    'eyJ',
  ])
    assert.ok(!text.includes(secret), `the log holds ${secret}`);
  for (const answer of answers.filter(({ status }) => status !== 201)) {
    const body = await answer.text();
    for (const token of tokens) assert.ok(!body.includes(token), body.slice(0, 200));
  }
});
