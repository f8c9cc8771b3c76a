import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { folderNames, folderPath } from './folder-path.ts';

test('a path says which folders it goes through, whatever their names', () => {
  assert.equal(folderPath(['Moodle', 'A/B', 'C\\D']), 'Moodle/A\\/B/C\\\\D');
  assert.deepEqual(folderNames('Moodle/A\\/B/C\\\\D'), ['Moodle', 'A/B', 'C\\D']);
  assert.deepEqual(folderNames(folderPath([])), []);
  const name = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('/', '\\', '\\/', 'a/', '/a'));
  fc.assert(
    fc.property(fc.array(name, { minLength: 1 }), (names) => {
      assert.deepEqual(folderNames(folderPath(names)), names);
    }),
  );
});
