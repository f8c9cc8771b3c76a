import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkBudgets } from './budgets.mjs';

const check = (files, brotli) =>
  checkBudgets({ entry: { folder: 'dist', files, brotli } }, () => ({
    'oc-stats.js': 20_000,
    'other.js': 500,
  }));

describe('a byte budget', () => {
  it('allows what was agreed and five per cent more', () => {
    assert.deepEqual(check('^oc-stats\\.js$', 20_000), []);
    assert.deepEqual(check('^oc-stats\\.js$', 19_048), []);
  });

  it('is broken by more than that', () => {
    assert.match(
      check('^oc-stats', 19_000)[0],
      /20000 bytes with brotli, agreed were 19000 \(at most 19950\)/,
    );
    assert.equal(check('', 19_500).length, 1);
  });

  it('is not kept by a file that is missing or was renamed', () => {
    assert.match(check('^gone\\.js$', 1)[0], /nothing in dist is called \^gone/);
    assert.match(
      checkBudgets({ entry: { folder: 'nowhere', files: '', brotli: 1 } })[0],
      /nothing in nowhere/,
    );
  });
});
