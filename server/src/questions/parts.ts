import { StatsError, type Scope } from '@oc-stats/contract';
import type { ItemType } from '../answers/titles.ts';

const PARTS: Record<Scope['type'], readonly ItemType[]> = {
  organization: ['series', 'episode'],
  series: ['episode'],
  episode: [],
};

/** An organisation has series and episodes, a series has episodes, an episode has no parts. */
export function partsOf(scope: Scope, by: ItemType): ItemType {
  if (PARTS[scope.type].includes(by)) return by;
  const known = PARTS[scope.type].map((type) => `by=${type}`).join(' or ');
  throw new StatsError(
    'bad-parameter',
    known ? `Of a ${scope.type} ask ${known}.` : 'An episode has no parts to split by.',
    { parameter: 'by' },
  );
}
