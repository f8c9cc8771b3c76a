import { StatsError } from '@oc-stats/contract';
import { OperatorError } from '../../commands/operator-error.ts';
import type { Key, KeyRing } from './key-ring.ts';
import { readKey, type WrittenKey } from './read-key.ts';

/** The keys of the configuration: the first that can sign does, all verify. */
export function configuredKeys(written: readonly WrittenKey[]): KeyRing {
  return ringOf(written.map(readKey));
}

export function ringOf(list: readonly Key[]): KeyRing {
  const keys = new Map(list.map((key) => [key.id, key]));
  if (keys.size < list.length) throw new OperatorError('Two keys have the same id.');
  return {
    async signing() {
      const key = list.find(({ sign }) => sign !== null);
      if (key?.sign) return { ...key, sign: key.sign };
      throw new StatsError('token-may-not-mint', 'This service has no key to sign with.');
    },
    find: async (id) => keys.get(id) ?? null,
  };
}
