import type { Scope } from '@oc-stats/contract';
import type { Grant } from '../grant.ts';
import { permits } from './access-list.ts';
import type { AccessLookup } from './access-lookup.ts';
import { isAdmin, type Person } from './person.ts';

export interface Demanded {
  readonly action: string;
  readonly organizationRole: string | undefined;
  readonly retentionRole: string | undefined;
}

/** What Opencast lets a person do decides: an episode by the list in force for it, a series by its own. */
export function opencastGrant(
  person: Person,
  { action, organizationRole, retentionRole }: Demanded,
  lookup: AccessLookup,
): Grant {
  const isOrHas = (role: string | undefined) =>
    isAdmin(person) || (role !== undefined && person.roles.has(role));
  const whole = isOrHas(organizationRole);
  return {
    subject: `person ${person.name}`,
    whole,
    roles: person.roles,
    retention: isOrHas(retentionRole),
    async allows({ type, id }: Scope) {
      if (whole) return true;
      if (type === 'organization') return false;
      const list = await lookup(type, id);
      return list !== null && permits(list, person.roles, action);
    },
  };
}
