import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cumulativeFrom, cumulativeJson, rateFrom } from './cumulative.ts';
import { stepFrom } from './label-step.ts';

describe('cumulative curves', () => {
  it('are read as they were written', () => {
    const counts = fc.array(fc.nat(5_000), { minLength: 2, maxLength: 400 });
    fc.assert(
      fc.property(counts, fc.constantFrom(1, 5, 10, 15, 30, 60), fc.nat(5_000), (given, step, plays) => {
        const curve = { step, plays, counts: given };
        assert.deepEqual(cumulativeFrom(cumulativeJson(curve)), { ...curve, isOwn: true });
      }),
    );
  });

  it('say 15 in their first label only when the step is 15, for the original app looks for it there', () => {
    const label = (step: number) =>
      (JSON.parse(cumulativeJson({ step, plays: 1, counts: [1] })) as { label: string }[])[0];
    assert.match(label(15)?.label ?? '', /15/);
    assert.doesNotMatch(label(30)?.label ?? '', /15/);
    assert.equal(stepFrom([label(15)?.label ?? '']), 15);
  });

  it('know rates as numbers and texts, with and without percent', () => {
    const cases: [unknown, number | null][] = [
      [0.27, 0.27],
      ['0.27', 0.27],
      ['0,27', 0.27],
      ['27%', 0.27],
      ['27 %', 0.27],
      ['27,5 %', 0.275],
      ['', null],
      ['n/a', null],
      [null, null],
      [-1, null],
    ];
    for (const [value, rate] of cases) assert.equal(rateFrom(value), rate, String(value));
  });

  it('that are no list of rows are not guessed at', () => {
    for (const json of [
      null,
      7,
      '',
      '{',
      '{}',
      '[]',
      '[1]',
      '[null]',
      '[{"label":"15"}]',
      '[{"nb_plays":"x"}]',
    ]) {
      assert.equal(cumulativeFrom(json), null, String(json));
    }
  });
});
