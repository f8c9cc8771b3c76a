import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { filterText } from './filter.ts';
import { OpencastError } from './opencast-error.ts';

describe('filterText', () => {
  it('joins conditions, colons included', () => {
    assert.equal(filterText({ title: 'Part 1: a', series: 'ID-x' }), 'title:Part 1: a,series:ID-x');
    assert.equal(filterText({}), '');
  });

  for (const [value, message] of [
    ['a, b', /comma.*title/],
    ['', /empty.*title/],
  ] as const) {
    it(`refuses ${JSON.stringify(value)}, which Opencast would read as something else`, () => {
      assert.throws(
        () => filterText({ title: value }),
        (error) =>
          error instanceof OpencastError && error.code === 'bad-filter' && message.test(error.message),
      );
    });
  }
});
