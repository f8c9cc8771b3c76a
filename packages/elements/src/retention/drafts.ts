import type { RetentionComparison, RetentionQuestion } from '@oc-stats/contract';
import type { Plan } from './plan-value.ts';

/** A plan as the reader has it: the form is about the last one that could be read, the text may be anything. */
export interface Draft {
  readonly plan: Plan;
  /** What is written, where it is; `null` while the form says it. */
  readonly text: string | null;
}

export function questionOf([first, second]: readonly Draft[], asOf: string | null): RetentionQuestion {
  return {
    plan: first ? said(first) : '',
    ...(second ? { against: said(second) } : {}),
    ...(asOf ? { asOf } : {}),
  };
}

/** What was written is now known as a plan; what has been written since stays. */
export function readBack(
  drafts: readonly Draft[],
  { plan, planAgainst }: RetentionComparison,
  asked: RetentionQuestion | null,
): readonly Draft[] {
  const read = [plan, planAgainst];
  const written = [asked?.plan, asked?.against];
  return drafts.map((draft, at) => {
    const known = read[at];
    return known && draft.text !== null && draft.text === written[at]
      ? { plan: known, text: draft.text }
      : draft;
  });
}

function said({ plan, text }: Draft): Plan | string {
  return text ?? plan;
}
