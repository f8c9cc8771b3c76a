import assert from 'node:assert/strict';
import test from 'node:test';
import { milliseconds } from './duration.ts';

test('durations are read, and nothing else is', () => {
  const cases: [string, number][] = [
    ['PT15M', 900_000],
    ['PT1H', 3_600_000],
    ['P1D', 86_400_000],
    ['P1DT2H3M4S', 93_784_000],
    ['', 0],
    ['P', 0],
    ['15 minutes', 0],
    ['P1M', 0],
    ['PT-5M', 0],
    ['PT1.5H', 0],
  ];
  for (const [text, expected] of cases) assert.equal(milliseconds(text), expected, text);
});
