import assert from 'node:assert/strict';
import { it } from 'node:test';
import { stepFrom } from './label-step.ts';

it('reads the step from whatever two labels say', () => {
  const cases: [string[], number][] = [
    [['00:00:15', '00:00:30'], 15],
    [['00:00:00', '00:00:30'], 30],
    [['0:15', '0:30'], 15],
    [['15', '30'], 15],
    [['0s', '10s'], 10],
    [['00:59:30', '01:00:00'], 30],
    [['00:00:15 - 00:00:30', '00:00:30 - 00:00:45'], 15],
    [['00:00:00 - 00:00:20'], 20],
    [['0.5', '1'], 0.5],
    [['0,5', '1,0'], 0.5],
    [['00:00:15'], 15],
    [['first 15 seconds'], 15],
    [['beginning', 'end'], 30],
    [['30', '30'], 30],
    [[], 30],
  ];
  for (const [labels, step] of cases) assert.equal(stepFrom(labels), step, labels.join(' | '));
});
