import assert from 'node:assert/strict';
import test from 'node:test';
import { NOW } from '../../app.fixture.ts';
import { seconds } from '../access.fixture.ts';
import { revocationControl } from './revocation-control.ts';
import { memoryRevocations } from './revocations.ts';

test('the command reaches what the running service looks at', async () => {
  const revocations = memoryRevocations();
  const control = revocationControl(revocations, () => NOW);
  const body = JSON.stringify({ jti: 'j1', until: seconds(60).toISOString() });
  const headers = { 'content-type': 'application/json' };
  assert.equal((await control.request('/revocations', { method: 'POST', body, headers })).status, 200);
  assert.equal(revocations.isRevoked('j1', NOW), true);
  const listed = (await (await control.request('/revocations')).json()) as object;
  assert.deepEqual(listed, { revoked: [{ jti: 'j1', until: seconds(60).toISOString() }] });
});
