import type { RetentionRule as Rule } from '@oc-stats/contract';

export type RuleAction = Rule['action'];

export interface Workflow {
  readonly id: string;
  readonly configuration?: Readonly<Record<string, string>>;
}

/** Which workflow of an Opencast does what. */
export type Workflows = Readonly<Partial<Record<Exclude<RuleAction, 'delete' | 'notify'>, Workflow>>>;

/**
 * Those that Opencast brings along. Its sample for moving the archive to other storage is switched off until somebody
 * sets that storage up; for taking renditions away, or playback only, it has none.
 */
export const USUAL_WORKFLOWS: Workflows = {
  unpublish: { id: 'retract' },
  archive: { id: 'offload-to-remote', configuration: { offloadToAWSS3: 'true' } },
};

export function workflowFor(action: RuleAction, workflows: Workflows): Workflow | undefined {
  return action === 'delete' || action === 'notify' ? undefined : workflows[action];
}
