/** Who asks, as the filters before the endpoints have found out. */
export interface Caller {
  readonly username: string;
  readonly roles: readonly string[];
}

export const ADMIN_ROLE = 'ROLE_ADMIN';
export const ANONYMOUS_ROLE = 'ROLE_ANONYMOUS';
export const ANONYMOUS: Caller = { username: 'anonymous', roles: [ANONYMOUS_ROLE] };

export function userRole({ username }: Caller): string {
  return `ROLE_USER_${username.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
}

export function isAdmin({ roles }: Caller): boolean {
  return roles.includes(ADMIN_ROLE);
}
