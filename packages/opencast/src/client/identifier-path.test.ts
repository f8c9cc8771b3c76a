import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { identifierPath } from './identifier-path.ts';

describe('identifierPath', () => {
  for (const id of ['', '.', '..', '\uD800', 'a\uDC00b', 'x'.repeat(201)]) {
    it(`has no path for ${JSON.stringify(id).slice(0, 20)}`, () => assert.equal(identifierPath(id), null));
  }

  it('stays below its folder and one segment, whatever the identifier', () => {
    const hostile = fc.constantFrom(
      '..',
      '/',
      '\\',
      '%2e%2e',
      '%2F',
      '?a=1',
      '#',
      '\0',
      '@',
      ';',
      ' ',
      'ID',
      '\n',
    );
    const id = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(hostile, { maxLength: 5 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(id, (text) => {
        const segment = identifierPath(text);
        if (segment === null) return;
        const url = new URL(`https://oc.example/api/events/${segment}/media`);
        assert.deepEqual([url.search, url.hash, url.host], ['', '', 'oc.example']);
        const segments = url.pathname.split('/');
        assert.equal(segments.length, 5);
        assert.equal(decodeURIComponent(segments[3]!), text);
      }),
      { numRuns: 1_000 },
    );
  });
});
