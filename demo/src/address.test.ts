import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pathOf, placeOf } from './address.ts';

const HOSTILE = [
  '../../etc/passwd',
  '"><img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  'a/b?c#d&e=f',
  "it's, with comma",
  'محاضرة',
  '\u0000',
  '%',
  'x'.repeat(10_000),
];

describe('the address of a page', () => {
  it('leads to the three pages', () => {
    assert.deepEqual(placeOf('/'), { page: 'organization' });
    assert.deepEqual(placeOf('/series/a1'), { page: 'series', id: 'a1' });
    assert.deepEqual(placeOf('/episodes/e1'), { page: 'episode', id: 'e1' });
  });

  it('is written so that it reads back as the same place, whatever the identifier', () => {
    for (const id of HOSTILE) {
      for (const page of ['series', 'episode'] as const) {
        assert.deepEqual(placeOf(pathOf({ page, id })), { page, id });
      }
    }
  });

  it('leads nowhere when it cannot be read', () => {
    for (const path of [
      '/series/',
      '/series',
      '/episodes/%E0%A4%A',
      '/series/a/b',
      '/elsewhere',
      '/Series/a',
    ]) {
      assert.deepEqual(placeOf(path), { page: 'nowhere' }, path);
    }
  });
});
