import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LooseRows } from './loose-rows.ts';

test('what was found to be too little is not looked at again before it is enough', () => {
  const rows = new LooseRows();
  const brings = (count: number) => rows.add([{ kind: 'daily', halfYear: '2024-01-01', count }]);
  const due = () => rows.due(100).map(({ count }) => count);
  brings(99);
  assert.deepEqual(due(), []);
  brings(1);
  assert.deepEqual(due(), [100]);
  rows.postpone(rows.all()[0]!, 150);
  brings(49);
  assert.deepEqual(due(), []);
  brings(1);
  assert.deepEqual(due(), [150]);
});

test('whoever wants all gets also what was postponed, and what was put in order begins anew', () => {
  const rows = new LooseRows();
  const loose = { kind: 'segments', halfYear: '2024-07-01', count: 100 } as const;
  rows.add([loose]);
  rows.postpone(loose, 1_000);
  assert.deepEqual([rows.due(100), rows.all()], [[], [loose]]);
  rows.remove(loose);
  rows.add([loose]);
  assert.deepEqual(rows.due(100), [loose]);
});
