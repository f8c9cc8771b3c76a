import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { dailyRows, days } from '@oc-stats/store/conformance';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const O = 'o';

test('what was written since a revision is known, of each organisation and beyond a restart', async (t: TestContext) => {
  const folder = new TemporaryFolder();
  t.after(() => folder.remove());
  const first = await folder.open(folder.path);
  const begin = (await first.bounds(O)).revision;
  await first.putDaily({
    id: 'a',
    organization: O,
    rows: dailyRows('e s 2024-05-03 1 1 1 \n f s 2024-05-01 1 1 1'),
  });
  const second = (await first.bounds(O)).revision;
  await first.putDaily({ id: 'b', organization: O, rows: [], covers: days('2024-01-01', '2024-12-31') });
  await first.putSegments({ id: 'c', organization: O, rows: [] });
  await first.putDaily({ id: 'd', organization: 'other', rows: dailyRows('e s 2020-01-01 1 1 1') });
  assert.deepEqual(await first.changes(O, begin), [days('2024-05-01', '2024-05-03')]);
  assert.deepEqual(await first.changes(O, second), []);
  assert.deepEqual(await first.changes('other', second), [days('2020-01-01')]);
  const end = (await first.bounds(O)).revision;
  await first.close();

  const again = await folder.open(folder.path);
  assert.deepEqual(await again.changes(O, end), []);
  assert.equal(await again.changes(O, second), null);
});
