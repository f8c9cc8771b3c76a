import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PointTableBuilder, type PointTable } from '../points/point-table.ts';
import type { Need } from './need.ts';
import { SharedPoints } from './shared-points.ts';

const series = (id: string): Need => ({
  scope: { organization: 'o', type: 'series', id },
  metrics: ['plays'],
  ids: ['episode'],
  before: 20_000,
});

function counted(shared: SharedPoints) {
  const reads: string[] = [];
  const get = (id: string, moment: string, result?: Promise<PointTable>, signal?: AbortSignal) =>
    shared.get(
      series(id),
      moment,
      () => {
        reads.push(`${id} ${moment}`);
        return result ?? Promise.resolve(new PointTableBuilder(['plays']));
      },
      signal,
    );
  return { reads, get };
}

test('the questions of a page read a series once, and again when it has moved on', async () => {
  const { reads, get } = counted(new SharedPoints());
  const [one, two] = await Promise.all([get('a', 'r1'), get('a', 'r1')]);
  assert.equal(one, two);
  await get('b', 'r1');
  await get('a', 'r2');
  assert.deepEqual(reads, ['a r1', 'b r1', 'a r2']);
});

test('a failure is not kept, and few series are', async () => {
  const { reads, get } = counted(new SharedPoints());
  await assert.rejects(get('a', 'r1', Promise.reject(new Error('away'))), /away/);
  await get('a', 'r1');
  for (const id of ['b', 'c', 'd', 'e']) await get(id, 'r1');
  await get('a', 'r1');
  assert.deepEqual(reads, ['a r1', 'a r1', 'b r1', 'c r1', 'd r1', 'e r1', 'a r1']);
});

test('who gives up does not take the points away from the others', async () => {
  const { get } = counted(new SharedPoints());
  let arrive = (_: PointTable): void => {};
  const slow = new Promise<PointTable>((resolve) => (arrive = resolve));
  const controller = new AbortController();
  const left = get('a', 'r1', slow, controller.signal);
  const stayed = get('a', 'r1');
  controller.abort();
  await assert.rejects(left, { code: 'aborted' });
  const table = new PointTableBuilder(['plays']);
  arrive(table);
  assert.equal(await stayed, table);
});
