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

const HOMES = ['/', '/stats/', '/a/b/', '/series/'];

describe('the address of a page', () => {
  it('leads to the three pages, wherever they begin', () => {
    for (const home of HOMES) {
      assert.deepEqual(placeOf(home, home), { page: 'organization' });
      assert.deepEqual(placeOf(`${home}series/a1`, home), { page: 'series', id: 'a1' });
      assert.deepEqual(placeOf(`${home}episodes/e1`, home), { page: 'episode', id: 'e1' });
    }
  });

  it('is written so that it reads back as the same place, whatever the identifier', () => {
    for (const id of HOSTILE) {
      for (const page of ['series', 'episode'] as const) {
        for (const home of HOMES) {
          assert.deepEqual(placeOf(pathOf({ page, id }, home), home), { page, id });
        }
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
      assert.deepEqual(placeOf(path, '/'), { page: 'nowhere' }, path);
    }
  });

  it('leads nowhere beside the place where they begin', () => {
    for (const path of ['/', '/stats', '/series/a1', '/statsseries/a1', '/other/series/a1']) {
      assert.deepEqual(placeOf(path, '/stats/'), { page: 'nowhere' }, path);
    }
  });
});
