import type { LoadedConfig } from '../../config/load.ts';
import { numberSourceOf } from '../numbers.ts';

/** A copy that nobody looks at is a surprise; who makes one hears what is missing. */
export function shownElsewhere(config: LoadedConfig): string[] {
  const source = numberSourceOf(config);
  if (source === 'embedded') return [];
  return [
    `The service reads "${source}". To have it show what is written here, set store.source to "embedded".`,
  ];
}
