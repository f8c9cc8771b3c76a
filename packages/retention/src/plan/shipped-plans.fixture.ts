import { readdirSync, readFileSync } from 'node:fs';
import type { RetentionPlan } from '@oc-stats/contract';
import { parsePlan } from './parse-plan.ts';

const FOLDER = new URL('../../plans/', import.meta.url);

/** The plans that come with oc-stats, by their file names without the ending. */
export function shippedPlans(): Map<string, RetentionPlan> {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'));
  return new Map(
    files.map((file) => [
      file.replace('.yaml', ''),
      parsePlan(readFileSync(new URL(file, FOLDER), 'utf8'), file),
    ]),
  );
}
