import type { RetentionScenario } from '@oc-stats/contract';

const STEP = 6;

/** Of many months those that tell the story: the first, every sixth, the first over a quota, and the last. */
export function tellingMonths(scenario: RetentionScenario): RetentionScenario {
  const { firstMonthOver, months } = scenario;
  return {
    ...scenario,
    months: months.filter(
      ({ month }, i) =>
        i === 0 || (i + 1) % STEP === 0 || i === months.length - 1 || month === firstMonthOver,
    ),
  };
}
