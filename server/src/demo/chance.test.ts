import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createChance } from './chance.ts';

const DRAWS = 20_000;

describe('createChance', () => {
  it('draws the same after the same restart, whatever came before', () => {
    const chance = createChance();
    const draw = (key: number, week: number) => (chance.restart(key, week), [chance.next(), chance.next()]);
    const first = draw(1, 2);
    assert.notDeepEqual(draw(2, 1), first);
    assert.notDeepEqual(draw(1, 3), first);
    assert.deepEqual(draw(1, 2), first);
  });

  for (const mean of [0.01, 0.4, 3, 11.9, 12.1, 400]) {
    it(`has a mean and a variance of ${mean} where that is asked for`, () => {
      const { mean: found, variance } = moments((chance) => chance.poisson(mean));
      assert.ok(Math.abs(found - mean) < 6 * Math.sqrt(mean / DRAWS), `mean ${found}`);
      assert.ok(Math.abs(variance / mean - 1) < 0.15, `variance ${variance}`);
    });
  }

  for (const tries of [0, 1, 12, 13, 5_000]) {
    it(`lets a quarter of ${tries} tries succeed`, () => {
      const { mean, least, most } = moments((chance) => chance.binomial(tries, 0.25));
      assert.ok(Math.abs(mean - tries / 4) <= 6 * Math.sqrt((tries * 0.1875) / DRAWS), `mean ${mean}`);
      assert.ok(least >= 0 && most <= tries, `${least} to ${most}`);
    });
  }
});

function moments(draw: (chance: ReturnType<typeof createChance>) => number) {
  const chance = createChance();
  chance.restart(7, 7);
  const values = Array.from({ length: DRAWS }, () => draw(chance));
  const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS;
  return { mean, variance, least: Math.min(...values), most: Math.max(...values) };
}
