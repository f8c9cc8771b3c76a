import type { RetentionPlan } from '@oc-stats/contract';
import { retentionPlan } from '@oc-stats/contract/schema';
import { mistakesOf, textsWanted } from './mistakes.ts';
import { PlanError } from './plan-error.ts';
import { PlanText } from './plan-text.ts';

/** A plan as people write it, in YAML (of which JSON is a part); `file` is only named where something is wrong. */
export function parsePlan(text: string, file: string): RetentionPlan {
  const written = new PlanText(text);
  if (written.mistakes.length > 0) throw new PlanError(file, written.mistakes);
  let result = retentionPlan.safeParse(valuesOf(written, file));
  if (!result.success) {
    const reread = textsWanted(result.error.issues).filter((path) => written.readAsText(path));
    if (reread.length > 0) result = retentionPlan.safeParse(valuesOf(written, file));
  }
  if (result.success) return result.data;
  throw new PlanError(file, mistakesOf(result.error.issues, written));
}

function valuesOf(written: PlanText, file: string): unknown {
  try {
    return written.values;
  } catch (error) {
    // An alias that names itself, or a few that name each other until nothing can hold them.
    const message = `this cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    throw new PlanError(file, [{ line: 1, column: 1, message }]);
  }
}
