import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { planFileNames } from './plan-file-names.ts';

test('names stay readable', () => {
  assert.deepEqual(planFileNames(['Übung & Prüfung', '../../etc/passwd', 'CON', '', '…']), [
    'übung-prüfung',
    'etc-passwd',
    'con',
    'plan',
    'plan-2',
  ]);
});

test('whatever a plan is called, its file has a name of its own and lies where it should', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 6 }), (plans) => {
      const names = planFileNames(plans);
      assert.equal(new Set(names.map((name) => name.toLowerCase())).size, plans.length);
      for (const name of names) {
        const file = `actions-${name}.xlsx`;
        assert.equal(basename(file), file);
        assert.ok(Buffer.byteLength(file) <= 255, file);
        assert.match(name, /^[\p{L}\p{M}\p{N}-]+$/u);
      }
    }),
  );
});
