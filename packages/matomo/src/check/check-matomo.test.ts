import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientOf, fakeMatomo, host, video, watchedAt } from '../fake/invented-site.fixture.ts';
import { checkMatomo } from './check-matomo.ts';

const check = { timeZone: 'Europe/Berlin', day: '2026-11-19' };
const days = new Map([[check.day, [host(video(watchedAt('a'), 4))]]]);

test('a Matomo that can be collected from', async () => {
  const findings = await checkMatomo(clientOf(fakeMatomo({ days, timeZone: 'Europe/Berlin' })), check);
  assert.deepEqual(
    findings.map(({ ok, message }) => [ok, message]),
    [
      [true, 'Matomo 5.1.0 answers.'],
      [true, 'Site 3 is "Lecture videos".'],
      [true, 'On 2026-11-19 it counted 4 plays (hosts: 1).'],
    ],
  );
});

test('days that are cut elsewhere are named, with what to write', async () => {
  const findings = await checkMatomo(clientOf(fakeMatomo({ days, timeZone: 'UTC' })), check);
  const wrong = findings.filter(({ ok }) => !ok);
  assert.deepEqual(
    wrong.map(({ code }) => code),
    ['other-zone'],
  );
  assert.match(wrong[0]?.message ?? '', /collect\.matomo\.timeZone: "UTC"/);
});

const broken = [
  ['wrong-token', 'Matomo', { token: 'another' }],
  ['no-such-site', 'site', { siteId: 4 }],
  ['plugin-missing', 'plays', { hasMediaAnalytics: false, timeZone: 'Europe/Berlin' }],
] as const;
for (const [code, what, matomo] of broken) {
  test(`${code} is the last thing that is said`, async () => {
    const findings = await checkMatomo(clientOf(fakeMatomo({ days, ...matomo })), check);
    const last = findings.at(-1);
    assert.deepEqual([last?.ok, last?.code, last?.what], [false, code, what]);
  });
}
