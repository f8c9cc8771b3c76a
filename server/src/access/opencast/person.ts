/** Somebody whom Opencast, or a verified JWT, knows. */
export interface Person {
  readonly name: string;
  readonly roles: ReadonlySet<string>;
  /** Who has this role may do everything in the organisation. */
  readonly adminRole: string | null;
}

/** Opencast's own: may do everything everywhere. */
const ADMIN = 'ROLE_ADMIN';

export function isAdmin({ adminRole, roles }: Person): boolean {
  return roles.has(ADMIN) || (adminRole !== null && roles.has(adminRole));
}
