import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { benches, chosenBenches } from './benches.mjs';

describe('the benches', () => {
  it('are found, named once, and in the order of the budgets', () => {
    const names = benches().map(({ name }) => name);
    assert.deepEqual(names.slice(0, 5), ['embed', 'widgets', 'store', 'growth', 'service']);
    assert.equal(new Set(names).size, names.length);
  });

  it('of a package run only when they are named', () => {
    const all = [{ name: 'embed' }, { name: 'store-duckdb/store', isOfPackage: true }];
    assert.deepEqual(chosenBenches([], all), [all[0]]);
    assert.deepEqual(chosenBenches(['store-duckdb/store'], all), [all[1]]);
  });
});
