import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths } from '@oc-stats/contract';
import fc from 'fast-check';
import { formatDay } from '../format/day.ts';
import { formatCompact } from '../format/number.ts';
import { formatTickDay, type TickParts } from '../format/tick-day.ts';
import { language, type Language, type Words } from '../index.ts';
import { countTicks } from '../layout/count-ticks.ts';

const PARTS: readonly (readonly [TickParts, Intl.DateTimeFormatOptions])[] = [
  [
    { day: true, month: true, year: false },
    { day: 'numeric', month: 'short' },
  ],
  [
    { day: true, month: true, year: true },
    { day: 'numeric', month: 'short', year: 'numeric' },
  ],
  [{ day: false, month: true, year: false }, { month: 'short' }],
  [
    { day: false, month: true, year: true },
    { month: 'short', year: 'numeric' },
  ],
  [{ day: false, month: false, year: true }, { year: 'numeric' }],
];

/** The same language as it is written without axis words of its own. */
function byIntl({ tag, words }: Language): Language {
  return {
    tag,
    words: Object.fromEntries(Object.entries(words).filter(([name]) => name !== 'axis')) as Words,
  };
}

/** Another edition of the locales may write "Sep" where this one writes "Sept": that is no fault of the words. */
const CHECKED_WITH = 48;
const cldr = process.versions['cldr'] ?? 'none';
const skip =
  Number.parseInt(cldr, 10) >= CHECKED_WITH
    ? false
    : `the words were checked with CLDR ${CHECKED_WITH}, this Node has ${cldr}`;

for (const tag of ['en', 'de']) {
  const own = language(tag);

  test(`${tag} has axis words for its own tag only`, () => {
    assert.equal(own.words.axis?.tag, own.tag);
    assert.notEqual(language(`${tag}-AT`).words.axis?.tag, language(`${tag}-AT`).tag);
    const austrian = language('de-AT');
    assert.equal(
      formatTickDay('2026-01-13', austrian, PARTS[0]![0]),
      formatDay('2026-01-13', austrian, PARTS[0]![1]),
    );
  });

  test(`the days of ${tag} are those of Intl`, { skip }, () => {
    for (let month = 0; month < 12; month += 1) {
      for (const day of [addMonths('2026-01-03', month), addMonths('0998-01-30', month)]) {
        for (const [parts, options] of PARTS)
          assert.equal(formatTickDay(day, own, parts), formatDay(day, own, options));
      }
    }
  });

  test(`the counts of ${tag} are those of Intl`, { skip }, () => {
    const plain = byIntl(own);
    for (const value of [
      0, 1, 999, 1_000, 1_500, 9_999, 10_000, 12_500, 100_000, 999_999, 1_234_567, 2e9, 3e13,
    ])
      assert.equal(formatCompact(value, own), formatCompact(value, plain));
    fc.assert(
      fc.property(fc.nat({ max: 2_000_000_000 }), fc.nat({ max: 2_000_000_000 }), (a, b) => {
        const ends = [Math.max(a, b), 200, Math.min(a, b)] as const;
        assert.deepEqual(countTicks(ends[0], 200, own, ends[2]), countTicks(ends[0], 200, plain, ends[2]));
      }),
      { numRuns: 2_000 },
    );
  });
}
