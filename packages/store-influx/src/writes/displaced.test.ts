import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, dayNumber } from '@oc-stats/contract';
import { chooseLayout } from '../detect/choose-layout.ts';
import type { ExistingPoint } from './existing-days.ts';
import { displaced } from './displaced.ts';

const layout = chooseLayout(
  { policies: [], measurements: [] },
  { database: 'd' },
  { dialect: 'influxql', version: '' },
);
const DAY = 86_400;
const FROM = dayNumber('2024-05-01');
const stretches = [{ from: FROM, to: FROM + 9 }];
const at = (day: number, seconds = 0) => (FROM + day) * DAY + seconds;

describe('what a row displaces', () => {
  it('is removed with one statement when a whole series has moved', () => {
    const episodes = Array.from({ length: 60 }, (_, i) => `e${i}`);
    const existing = episodes.flatMap((episode, i) =>
      [0, i % 7, 9].map((day) => ({ episode, series: 'old', seconds: at(day) })),
    );
    const rows = existing.map(({ episode, seconds }) => rowOf(episode, 'new', seconds));
    const [removal, ...others] = displaced(layout, { organization: 'o', rows, existing, stretches });
    assert.deepEqual(others, []);
    assert.deepEqual([removal?.from, removal?.before, removal?.tags[0]?.anyOf.length], [at(0), at(10), 60]);
  });

  it('is all that has to go, and nothing that has to stay', () => {
    const point = fc.record({
      episode: fc.constantFrom('a', 'b'),
      series: fc.constantFrom('s', 't', null),
      seconds: fc
        .tuple(fc.nat(9), fc.constantFrom(0, 1, 7_200, DAY - 1))
        .map(([day, seconds]) => at(day, seconds)),
    });
    const row = fc
      .record({ episode: fc.constantFrom('a', 'b'), series: fc.constantFrom('s', 't', null), day: fc.nat(9) })
      .map(({ episode, series, day }) => rowOf(episode, series, at(day)));
    const byDay = (one: { episode: string; day: string }) => `${one.episode} ${one.day}`;
    fc.assert(
      fc.property(
        fc.array(point, { maxLength: 25 }),
        fc.uniqueArray(row, { selector: byDay, maxLength: 12 }),
        (existing, rows) => {
          const removals = displaced(layout, { organization: 'o', rows, existing, stretches });
          const isRemoved = ({ episode, series, seconds }: ExistingPoint) =>
            removals.some(({ tags, from, before }) => {
              const carried: Record<string, string> = {
                eventId: episode,
                seriesId: series ?? '',
                organizationId: 'o',
              };
              const matches = tags.every(({ tag, anyOf }) => anyOf.includes(carried[tag] ?? ''));
              return matches && seconds >= from && seconds < before;
            });
          for (const one of existing) {
            const now = rows.find(
              (given) => given.episode === one.episode && at(0) <= one.seconds && dayOf(one) === given.day,
            );
            const stays = now === undefined || (now.series === one.series && one.seconds % DAY === 0);
            assert.equal(isRemoved(one), !stays);
          }
          for (const given of rows) {
            assert.equal(
              isRemoved({ ...given, seconds: dayNumber(given.day) * DAY }),
              false,
              'the new point stays',
            );
          }
        },
      ),
    );
  });
});

function rowOf(episode: string, series: string | null, seconds: number) {
  return {
    episode,
    series,
    day: addDays('1970-01-01', Math.floor(seconds / DAY)),
    plays: 1,
    visitors: 1,
    finishes: 0,
  };
}

function dayOf({ seconds }: ExistingPoint): string {
  return addDays('1970-01-01', Math.floor(seconds / DAY));
}
