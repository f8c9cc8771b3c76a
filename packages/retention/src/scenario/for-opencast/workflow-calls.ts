import type { Day } from '@oc-stats/contract';
import type { ActionRow } from '../action-rows.ts';
import { jsonLines } from './json-lines.ts';
import { USUAL_WORKFLOWS, workflowFor, type Workflow, type Workflows } from './workflows.ts';

export interface CallsOptions {
  readonly plan: string;
  readonly asOf: Day;
  readonly workflows?: Workflows;
}

const CAUTION = [
  'oc-stats has sent none of this, and never will. Read it, take out what is to stay, and send each call on its day.',
  'Each was decided from what was known on the day of the report. Who was watched since may no longer be due: ask anew before a late call.',
  'Views that a tracker missed look like none. Compare with server logs before anything is deleted.',
  'Deleting is DELETE /api/events/{id}: Opencast retracts the publications first (202) and can stall in it. The workflow “delete” alone only retracts.',
];

/** What would have to be sent to an Opencast 17 or later, as a file that somebody reviews first. */
export function workflowCalls(
  rows: readonly ActionRow[],
  { asOf, plan, workflows = USUAL_WORKFLOWS }: CallsOptions,
): string {
  const calls: object[] = [];
  const without = new Map<string, number>();
  for (const { action, done, hours, id, rule } of rows) {
    if (action === 'notify') continue;
    const workflow = workflowFor(action, workflows);
    if (action !== 'delete' && !workflow) {
      without.set(action, (without.get(action) ?? 0) + 1);
      continue;
    }
    calls.push({ day: done, action, rule, hours, ...requestFor(id, workflow) });
  }
  const head = {
    plan,
    asOf,
    caution: CAUTION,
    withoutWorkflow: Object.fromEntries(without),
    calls: calls.length,
  };
  return jsonLines(head, 'requests', calls);
}

function requestFor(id: string, workflow: Workflow | undefined) {
  if (!workflow) return { method: 'DELETE', path: `/api/events/${encodeURIComponent(id)}` };
  const form = {
    event_identifier: id,
    workflow_definition_identifier: workflow.id,
    ...(workflow.configuration && { configuration: JSON.stringify(workflow.configuration) }),
  };
  return { method: 'POST', path: '/api/workflows', form };
}
