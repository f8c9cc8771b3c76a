import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountOf, countOf } from './numbers.ts';

test('numbers are read when there is one way to read them', () => {
  for (const [text, amount] of [
    ['95.8153', 95.8153],
    ['0', 0],
    [' 7. ', 7],
    ['.5', 0.5],
    ['1,234.5', 1234.5],
    ['1,234,567', 1234567],
  ] as const)
    assert.equal(amountOf(text), amount, text);
  for (const text of [
    '1,234',
    '1.234,5',
    '12,5',
    '-1',
    '1e3',
    '∞',
    'NaN',
    '0x10',
    '1 000',
    '9'.repeat(400),
    '1,2345.6',
  ])
    assert.equal(amountOf(text), undefined, text);
  for (const [text, count] of [
    ['12', 12],
    ['12.0', 12],
    ['1,234', 1234],
  ] as const)
    assert.equal(countOf(text), count, text);
  for (const text of ['1.5', '12,34', '-3', 'few', '9'.repeat(40)])
    assert.equal(countOf(text), undefined, text);
  assert.deepEqual([amountOf(' '), countOf('')], [null, null]);
});
