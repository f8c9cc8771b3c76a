import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DayRange } from '@oc-stats/contract';
import { dailyRows, days, type Subject } from './subject.ts';

export function boundsTests(subject: Subject): void {
  const cover = (organization: string, id: string, covers: DayRange) =>
    subject.store.putDaily({ id, organization, rows: [], covers });

  async function without(organization: string) {
    const { revision, ...bounds } = await subject.store.bounds(organization);
    assert.equal(typeof revision, 'string');
    return bounds;
  }

  test('bounds: nothing is known of an organisation without rows', async () => {
    const nothing = { countingSince: null, through: null, provisionalFrom: null };
    assert.deepEqual(await without(subject.organization()), nothing);
  });

  test('bounds: rows alone complete no day', async () => {
    const organization = await subject.filled(dailyRows('e s 2024-05-09 1 1 1 \n e s 2024-05-03 1 1 1'));
    const bounds = { countingSince: null, through: null, provisionalFrom: '2024-05-03' };
    assert.deepEqual(await without(organization), bounds);
  });

  test('bounds: covered days count whether they have rows or not', async () => {
    const organization = await subject.filled(
      dailyRows('e s 2024-05-02 1 1 1'),
      days('2024-05-01', '2024-05-31'),
    );
    const bounds = { countingSince: '2024-05-01', through: '2024-05-31', provisionalFrom: null };
    assert.deepEqual(await without(organization), bounds);
  });

  test('bounds: rows behind the covered days are provisional', async () => {
    const organization = await subject.filled(
      dailyRows('e s 2024-06-04 1 1 1'),
      days('2024-05-01', '2024-05-31'),
    );
    const bounds = { countingSince: '2024-05-01', through: '2024-05-31', provisionalFrom: '2024-06-01' };
    assert.deepEqual(await without(organization), bounds);
  });

  test('bounds: stretches that touch or overlap become one, in any order', async () => {
    const organization = subject.organization();
    await cover(organization, 'a', days('2024-02-29', '2024-03-05'));
    await cover(organization, 'b', days('2023-12-30', '2024-01-10'));
    await cover(organization, 'c', days('2024-01-05', '2024-02-28'));
    await cover(organization, 'd', days('2024-02-01', '2024-02-02'));
    const bounds = { countingSince: '2023-12-30', through: '2024-03-05', provisionalFrom: null };
    assert.deepEqual(await without(organization), bounds);
  });

  test('bounds: the data go through to the first gap, and the gap is named until it is filled', async () => {
    const organization = subject.organization();
    await cover(organization, 'a', days('2024-05-01', '2024-05-10'));
    await cover(organization, 'b', days('2024-05-12', '2024-05-20'));
    await cover(organization, 'c', days('2024-05-25', '2024-05-31'));
    assert.deepEqual(await without(organization), {
      countingSince: '2024-05-01',
      through: '2024-05-10',
      provisionalFrom: null,
      gaps: [days('2024-05-11'), days('2024-05-21', '2024-05-24')],
    });
    await cover(organization, 'd', days('2024-05-11'));
    await cover(organization, 'e', days('2024-05-20', '2024-05-26'));
    const bounds = { countingSince: '2024-05-01', through: '2024-05-31', provisionalFrom: null };
    assert.deepEqual(await without(organization), bounds);
  });

  test('bounds: the revision changes with every write and never returns', async () => {
    const organization = subject.organization();
    const seen = new Set([(await subject.store.bounds(organization)).revision]);
    const rows = dailyRows('e s 2024-05-01 1 1 1');
    for (const id of ['a', 'b', 'c']) {
      await subject.store.putDaily({ id, organization, rows });
      seen.add((await subject.store.bounds(organization)).revision);
      await subject.store.putSegments({ id, organization, rows: [] });
      seen.add((await subject.store.bounds(organization)).revision);
    }
    assert.equal(seen.size, 7);
  });

  test('changes: whoever knows what was written since a revision names no day too few', async () => {
    const [organization, other] = [subject.organization(), subject.organization()];
    const { store } = subject;
    const at = async () => (await store.bounds(organization)).revision;
    const start = await at();
    await store.putDaily({
      id: 'a',
      organization,
      rows: dailyRows('e s 2024-05-03 1 1 1 \n e s 2024-05-01 1 1 1'),
    });
    const second = await at();
    await store.putDaily({ id: 'b', organization, rows: dailyRows('e t 2024-07-01 0 0 0') });
    await store.putDaily({ id: 'b', organization: other, rows: dailyRows('e t 2020-01-01 1 1 1') });
    const end = await at();
    const since = (revision: string) => store.changes(organization, revision);
    const spring = days('2024-05-01', '2024-05-03');
    const summer = days('2024-07-01');
    for (const [revision, least] of [
      [start, [spring, summer]],
      [second, [summer]],
      [end, []],
    ] as const) {
      const changed = await since(revision);
      assert.ok(
        changed === null || least.every(({ from, to }) => changed.some((c) => c.from <= from && c.to >= to)),
      );
    }
    assert.equal(await since('of another store'), null);
  });
}
