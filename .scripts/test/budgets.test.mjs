import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkBudgets } from './budgets.mjs';

const built = { files: { 'oc-stats.js': { brotli: 20_000 }, 'chunks/explore-x1.js': { brotli: 500 } } };
const check = (files, brotli) =>
  checkBudgets({ entry: { assets: 'assets.json', files, brotli } }, () => built);

describe('a byte budget', () => {
  it('allows what was agreed and five per cent more', () => {
    assert.deepEqual(check(['^oc-stats\\.js$'], 20_000), []);
    assert.deepEqual(check(['^oc-stats\\.js$'], 19_048), []);
  });

  it('is broken by more than that', () => {
    assert.match(
      check(['^oc-stats\\.js$'], 19_000)[0],
      /20000 bytes with brotli, agreed were 19000 \(at most 19950\)/,
    );
    assert.equal(check(['^oc-stats', '^chunks/'], 19_500).length, 1);
  });

  it('is not kept by a file that is missing or was renamed', () => {
    assert.match(check(['^other\\.js$'], 1)[0], /no built file matches/);
    assert.match(
      checkBudgets({ entry: { assets: 'a', files: [], brotli: 1 } }, () => undefined)[0],
      /not built/,
    );
  });
});
