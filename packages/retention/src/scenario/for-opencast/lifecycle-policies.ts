import type { RetentionPlan as Plan, RetentionRule as Rule } from '@oc-stats/contract';
import type { ActionRow } from '../action-rows.ts';
import { jsonLines } from './json-lines.ts';
import { USUAL_WORKFLOWS, workflowFor, type Workflow, type Workflows } from './workflows.ts';

export interface PoliciesOptions {
  readonly workflows?: Workflows;
  /** Above so many recordings a rule gets no policies of single recordings. */
  readonly most?: number;
}

const CAUTION = [
  'Opencast 21 has such policies (API 1.12.0). Ask GET /api/version and GET /api/lifecyclemanagement/policies first; oc-stats sends nothing.',
  'They start a workflow and know no views. What depends on views, notices, quotas, exemptions or scopes is listed recording by recording, as of the report: a view since then changes nothing in it.',
  'They cannot delete: no workflow of Opencast does. Deletions are only in the list of workflow calls.',
  'All are inactive. Times are in UTC, and ages count from the start of an event, not from when it was imported.',
];
const UNITS: Readonly<Record<string, string>> = { day: 'D', week: 'W', month: 'M', year: 'Y' };

/** A plan as policies that Opencast runs itself, as far as it can be said in them, and what cannot. */
export function lifecyclePolicies(
  plan: Plan,
  rows: readonly ActionRow[],
  { most = 200, workflows = USUAL_WORKFLOWS }: PoliciesOptions = {},
): string {
  const policies: object[] = [];
  const notes: { rule: string; says: string }[] = [];
  for (const rule of plan.rules) {
    const own = rows.filter((row) => row.rule === rule.name);
    const workflow = workflowFor(rule.action, workflows);
    if (!workflow) {
      notes.push({
        rule: rule.name,
        says: `Opencast has no workflow to ${rule.action} something; see the list of calls.`,
      });
      continue;
    }
    const why = inexpressible(rule, plan);
    if (why === null) {
      policies.push(...repeating(rule, plan, workflow));
      notes.push({ rule: rule.name, says: 'One policy says all of it, also for what is yet to come.' });
    } else if (own.length > most)
      notes.push({
        rule: rule.name,
        says: `${why}, and ${own.length} recordings are too many for a policy each; see the list of calls.`,
      });
    else {
      policies.push(...own.map((row) => onItsDay(row, plan, workflow)));
      notes.push({
        rule: rule.name,
        says: `${why}: a policy for each recording that is due as of the report.`,
      });
    }
  }
  return jsonLines({ plan: plan.name, caution: CAUTION, rules: notes }, 'policies', policies);
}

/** What of a rule no policy can say. A scope would be a full-text search there, which finds more than was meant. */
function inexpressible(rule: Rule, plan: Plan): string | null {
  if (rule.since !== 'created') return `It counts from ${rule.since}`;
  if (rule.after === undefined) return 'It has no age';
  if (rule.also) return 'It has several times';
  if (rule.fewerViews) return 'It counts views';
  if (rule.whileOver) return 'It depends on a quota';
  if (rule.where && Object.keys(rule.where).length > 0) return 'It means only some recordings';
  if (rule.notice) return 'It gives notice';
  if (rule.from !== undefined) return 'It begins on a day';
  if (plan.exempt) return 'Some are exempt';
  return cronsOf(rule.runs ?? plan.runs) === null ? 'It is looked at on days that no trigger can say' : null;
}

function repeating(rule: Rule, plan: Plan, workflow: Workflow): object[] {
  const [count, unit = ''] = (rule.after ?? '').split(' ');
  const age = `-P${count ?? ''}${UNITS[unit.replace(/s$/, '')] ?? ''}`;
  const filters = {
    'dublincore/episode': { start_date_relative: { value: age, type: 'LESS_THAN', must: true } },
  };
  return (cronsOf(rule.runs ?? plan.runs) ?? []).map((cronTrigger) => ({
    ...policy(`${plan.name}: ${rule.name}`, workflow, filters),
    timing: 'REPEATING',
    cronTrigger,
  }));
}

function onItsDay({ done, id, rule }: ActionRow, plan: Plan, workflow: Workflow): object {
  const filters = { 'dublincore/episode': { uid: { value: id, must: true } } };
  return {
    ...policy(`${plan.name}: ${rule}: ${id}`, workflow, filters),
    timing: 'SPECIFIC_DATE',
    actionDate: `${done}T02:00:00Z`,
  };
}

function policy(title: string, { configuration, id }: Workflow, filters: object) {
  return {
    title,
    targetType: 'EVENT',
    action: 'START_WORKFLOW',
    actionParameters: JSON.stringify({
      workflowId: id,
      ...(configuration && { workflowParameters: configuration }),
    }),
    targetFilters: JSON.stringify(filters),
    isActive: false,
    accessControlEntries: JSON.stringify([{ allow: true, role: 'ROLE_ADMIN', action: 'write' }]),
  };
}

/** As Quartz writes them, at two in the night; `null` where it cannot. */
function cronsOf({ days, monthly, weekly, yearly = [] }: Plan['runs']): string[] | null {
  // A month that has no 30th would be left out, and with it what is due on its last day.
  const isClamped = (day: number) => day > 28 && day < 31;
  if (days || (monthly !== undefined && isClamped(monthly))) return null;
  const crons = yearly.map((day) => `0 0 2 ${Number(day.slice(3))} ${Number(day.slice(0, 2))} ?`);
  if (yearly.includes('02-29')) return null;
  if (monthly !== undefined) crons.push(`0 0 2 ${monthly === 31 ? 'L' : monthly} * ?`);
  if (weekly !== undefined) crons.push(`0 0 2 ? * ${weekly.slice(0, 3).toUpperCase()}`);
  return crons;
}
