import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseRetryAfter } from './parse-retry-after.ts';

const NOW = Date.parse('2025-10-10T12:00:00Z');

describe('Retry-After', () => {
  it('may be seconds', () => {
    assert.equal(parseRetryAfter('120', NOW), 120_000);
    assert.equal(parseRetryAfter(' 0 ', NOW), 0);
  });

  it('may be a date in any of the three forms of HTTP', () => {
    assert.equal(parseRetryAfter('Fri, 10 Oct 2025 12:00:05 GMT', NOW), 5_000);
    assert.equal(parseRetryAfter('Friday, 10-Oct-25 12:00:05 GMT', NOW), 5_000);
    assert.equal(parseRetryAfter('Fri Oct 10 12:00:05 2025', NOW), 5_000);
  });

  it('is no time at all when the date has passed', () => {
    assert.equal(parseRetryAfter('Fri, 10 Oct 2025 11:00:00 GMT', NOW), 0);
  });

  for (const text of [
    null,
    undefined,
    '',
    'soon',
    '-5',
    '1.5',
    '2025-10-10',
    'Friday',
    '1e9',
    'Mon, 99 Foo 2025',
  ]) {
    it(`is ignored when it is ${JSON.stringify(text)}`, () => {
      assert.equal(parseRetryAfter(text, NOW), null);
    });
  }

  it('is never negative and never throws, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const ms = parseRetryAfter(text, NOW);
        assert.ok(ms === null || ms >= 0);
      }),
    );
  });
});
