import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Ask } from './ask.ts';
import { negotiateVersion } from './negotiate-version.ts';
import { OpencastError } from './opencast-error.ts';

const KNOWN = Array.from({ length: 12 }, (_, minor) => `v1.${minor}.0`);

describe('the version of the External API', () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['of today', KNOWN, 'application/v1.11.0+json'],
    ['of an older Opencast', KNOWN.slice(0, 6), 'application/v1.5.0+json'],
    ['of the oldest', ['v1.0.0'], 'application/v1.0.0+json'],
    ['of one to come', [...KNOWN, 'v1.12.0', 'v2.0.0'], 'application/v1.11.0+json'],
    ['of one that has forgotten the old ones', ['v1.12.0', 'v2.0.0'], 'application/json'],
    ['in any order', ['v1.9.0', 'v1.10.0', 'v1.2.0'], 'application/v1.10.0+json'],
    [
      'among strange ones',
      ['v1.4.0', 'v1', '1.9.0', 'v1.9.0-beta', 'v1.9.0, */*', ''],
      'application/v1.4.0+json',
    ],
  ];
  for (const [what, versions, accept] of cases) {
    it(`is the newest that both sides know: ${what}`, async () => {
      const { asked, ask } = answering(async () => ({ versions, default: versions.at(-1) }));
      await negotiateVersion(ask)({ path: '/api/events' });
      assert.deepEqual(asked, ['/api/version undefined', `/api/events ${accept}`]);
    });
  }

  it('is never one that is not known here, or not there', async () => {
    const version = fc.tuple(fc.nat(3), fc.nat(20), fc.nat(2)).map((numbers) => `v${numbers.join('.')}`);
    await fc.assert(
      fc.asyncProperty(fc.array(version), async (versions) => {
        const { asked, ask } = answering(async () => ({ versions }));
        await negotiateVersion(ask)({ path: '/x' });
        const accept = asked[1]?.split(' ')[1] ?? '';
        const chosen = accept.replace(/^application\/|\+json$/g, '');
        if (chosen === 'json') assert.ok(!versions.some((name) => KNOWN.includes(name)));
        else assert.ok(versions.includes(chosen));
      }),
    );
  });

  it('is asked for once, however many ask at the same time', async () => {
    const { asked, ask } = answering(async () => ({ versions: KNOWN }));
    const resources = negotiateVersion(ask);
    await Promise.all([resources({ path: '/a' }), resources({ path: '/b' })]);
    await resources({ path: '/c' });
    assert.equal(asked.filter((path) => path.startsWith('/api/version')).length, 1);
  });

  for (const [what, answer] of [
    ['closed', () => Promise.reject(new OpencastError('forbidden', 'no'))],
    ['unreadable', () => Promise.reject(new OpencastError('unexpected-answer', 'odd'))],
    ['not there', async () => null],
    ['something else', async () => [1]],
  ] as const) {
    it(`is left to Opencast when its list is ${what}`, async () => {
      const { asked, ask } = answering(answer);
      await negotiateVersion(ask)({ path: '/a' });
      assert.equal(asked.at(-1), '/a application/json');
    });
  }

  it('is asked for again after a failure, which everybody is told', async () => {
    let isDown = true;
    const { asked, ask } = answering(async () => {
      if (isDown) throw new OpencastError('timeout', 'slow');
      return { versions: KNOWN };
    });
    const resources = negotiateVersion(ask);
    await assert.rejects(resources({ path: '/a' }), { code: 'timeout' });
    isDown = false;
    await resources({ path: '/a' });
    assert.equal(asked.at(-1), '/a application/v1.11.0+json');
  });

  it('does not hold who goes away, nor does that one take it from the others', async () => {
    let tell: (answer: unknown) => void = () => undefined;
    const { ask } = answering(() => new Promise((resolve) => (tell = resolve)));
    const resources = negotiateVersion(ask);
    const caller = new AbortController();
    const gone = resources({ path: '/a', signal: caller.signal });
    const other = resources({ path: '/b' });
    caller.abort();
    await assert.rejects(gone, { code: 'aborted' });
    tell({ versions: KNOWN });
    assert.equal(await other, 'done');
  });
});

function answering(versions: () => Promise<unknown>): { asked: string[]; ask: Ask } {
  const asked: string[] = [];
  const ask: Ask = ({ path, accept }) => {
    asked.push(`${path} ${accept}`);
    return path === '/api/version' ? versions() : Promise.resolve('done');
  };
  return { asked, ask };
}
