import type { RetentionAnswers } from '@oc-stats/contract';
import { formatCount, formatHours, formatRecordings, formatShare, shareOf } from './format.ts';

/** What one would say of it all at the door. */
export function sentence({ inventory, never, observedSince, unobserved }: RetentionAnswers): string {
  if (inventory.recordings === 0) return 'There are no recordings.';
  const share = shareOf(never.hours, inventory.hours);
  const part = share === null ? '' : `, ${formatShare(share)},`;
  const said = `${formatHours(never.hours)} of ${formatHours(inventory.hours)} hours${part} have never been watched: ${formatCount(never.recordings)} of ${formatRecordings(inventory.recordings)}.`;
  if (observedSince === null || unobserved.recordings === 0) return said;
  return `${said} Of these, ${formatHours(unobserved.hours)} hours were made before ${observedSince}, when counting began, and may have been watched then.`;
}
