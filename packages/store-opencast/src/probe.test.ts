import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Day } from '@oc-stats/contract';
import { firstDay, type Glance } from './probe.ts';

const TODAY = '2026-11-20';

/** A server that cuts its years elsewhere says the year by its own label. */
function glance(
  days: readonly Day[],
  yearOf: (day: Day) => Day = (day) => `${day.slice(0, 4)}-01-01`,
): Glance {
  return {
    isCheap: true,
    async read(from, to, resolution) {
      const inside = days.filter((day) => day >= from && day <= to);
      return [new Map(inside.map((day) => [resolution === 'yearly' ? yearOf(day) : day, 1]))];
    },
  };
}

describe('the first day that has anything', () => {
  it('is found, wherever in its year it lies', async () => {
    for (const day of ['2005-01-01', '2019-01-01', '2019-06-15', '2020-12-31', TODAY]) {
      assert.equal(
        await firstDay(glance([day, '2026-11-19']), TODAY),
        day < '2026-11-19' ? day : '2026-11-19',
      );
    }
  });

  it('is found where the server begins its years in another zone', async () => {
    assert.equal(
      await firstDay(
        glance(['2023-12-31'], () => '2024-01-01'),
        TODAY,
      ),
      '2023-12-31',
    );
    assert.equal(
      await firstDay(
        glance(['2025-01-01'], () => '2024-01-01'),
        TODAY,
      ),
      '2025-01-01',
    );
  });

  it('is none where there is nothing', async () => {
    assert.equal(await firstDay(glance([]), TODAY), null);
  });
});
