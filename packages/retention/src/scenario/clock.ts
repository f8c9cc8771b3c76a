import type { RetentionRule as Rule } from '@oc-stats/contract';

export type Clock = Rule['since'];

/** What times can count from. */
export const CLOCKS = [
  'last-view',
  'created',
  'archived',
  'unpublished',
  'disabled',
  'stripped',
  'notified',
] as const satisfies readonly Clock[];

/** Their places, looked up once. */
export const LAST_VIEW = CLOCKS.indexOf('last-view');
export const CREATED = CLOCKS.indexOf('created');
export const ARCHIVED = CLOCKS.indexOf('archived');
export const UNPUBLISHED = CLOCKS.indexOf('unpublished');
export const DISABLED = CLOCKS.indexOf('disabled');

/** Which clock an action starts. What is deleted has none any more. */
export function startedBy(action: Rule['action']): number | null {
  if (action === 'delete') return null;
  const clocks = {
    archive: 'archived',
    unpublish: 'unpublished',
    disable: 'disabled',
    strip: 'stripped',
    notify: 'notified',
  } as const;
  return CLOCKS.indexOf(clocks[action]);
}
