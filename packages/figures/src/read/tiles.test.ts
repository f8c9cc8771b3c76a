import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TimelineAnswer } from '@oc-stats/contract';
import { compared, cumulative, split, timeline } from '../../gallery/answers.ts';
import { language, tiles, tileText } from '../index.ts';

const en = language('en');
const NINETY_BEFORE = { from: '2026-05-24', to: '2026-08-21' };

function against(total: number, before: number | null): TimelineAnswer {
  const answer = compared(timeline({ metrics: ['plays'] }), NINETY_BEFORE, 'previous');
  const then = answer.buckets.map(() => (before === null ? null : 1));
  return {
    ...answer,
    totals: { plays: total },
    compare: answer.compare && {
      ...answer.compare,
      series: [{ metric: 'plays', data: then }],
      totals: { plays: before },
    },
  };
}

function text(answer: TimelineAnswer) {
  const [tile] = tiles(answer);
  assert.ok(tile);
  return tileText(tile, answer, en);
}

test('value and change against the compared period', () => {
  const answer = against(1_204, 1_075);
  assert.deepEqual(tiles(answer), [
    { metric: 'plays', value: 1_204, lacks: false, change: { absolute: 129, relative: 0.12, common: false } },
  ]);
  assert.deepEqual(text(answer), {
    label: 'Plays',
    value: '1,204',
    change: '+12%',
    against: 'compared with the 90 days before',
    direction: 'up',
  });
  assert.equal(text(against(50, 100)).change, '-50%');
  assert.equal(text(against(50, 100)).direction, 'down');
  assert.equal(text(against(100, 100)).direction, 'same');
});

test('against nothing there is no percentage, and without a comparison no change', () => {
  assert.deepEqual(tiles(against(12, 0))[0]?.change, { absolute: 12, relative: null, common: false });
  assert.equal(text(against(12, 0)).change, null);
  assert.equal(text(against(12, 0)).direction, null);
  assert.equal(tiles(against(12, null))[0]?.change, null);
  assert.equal(tiles(timeline({ metrics: ['plays'] }))[0]?.change, null);
});

test('a running total shows the period, too, and a split has no tiles', () => {
  const answer = timeline();
  assert.deepEqual(
    tiles(cumulative(answer)).map((tile) => tile.value),
    tiles(answer).map((tile) => tile.value),
  );
  assert.deepEqual(tiles(split(3, false)), []);
});

test('what was not counted is a dash', () => {
  const answer = { ...timeline({ metrics: ['plays'] }), totals: { plays: null } };
  assert.equal(text(answer).value, '–');
});
