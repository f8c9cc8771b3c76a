import type { OpencastClient } from './create-opencast-client.ts';
import { compare, numbersOf } from './negotiate-version.ts';
import { OpencastError } from './opencast-error.ts';

/** What of oc-stats is wanted from this Opencast. */
export type OpencastUse = 'names' | 'access' | 'statistics';

export interface OpencastCheckOptions {
  /** As configured: the organisation that is meant. */
  readonly organizationId?: string;
  readonly uses?: readonly OpencastUse[];
  readonly signal?: AbortSignal;
}

export interface OpencastCheck {
  readonly what: 'answer' | 'version' | 'organization' | 'roles' | 'events';
  readonly ok: boolean;
  /** `ok`, or of the failure. */
  readonly code: string;
  /** A sentence for the operator. */
  readonly message: string;
}

/** Tries whether the service can work with this Opencast, before it is needed. Never rejects but for an abort. */
export async function checkOpencast(
  client: OpencastClient,
  { organizationId, uses = ['names', 'access'], signal }: OpencastCheckOptions = {},
): Promise<readonly OpencastCheck[]> {
  const answer = await attempt('answer', async () => {
    const { id, name } = await client.organization(signal);
    return good('answer', `Opencast answers, for the organisation "${name}" (${id}).`);
  });
  // Without an answer all the rest would fail for the same reason.
  if (!answer.ok) return [answer];
  return [
    answer,
    await attempt('version', () => checkVersion(client, uses, signal)),
    ...(organizationId === undefined
      ? []
      : [await attempt('organization', () => checkOrganization(client, organizationId, signal))]),
    await attempt('roles', () => checkRoles(client, uses, signal)),
    await attempt('events', () => checkEvents(client, signal)),
  ];
}

/** What each use reads, by the role that Opencast's shipped security configuration asks for. */
export const ROLES_NEEDED: Readonly<Record<OpencastUse, readonly string[]>> = {
  names: ['ROLE_API', 'ROLE_API_EVENTS_VIEW', 'ROLE_API_EVENTS_MEDIA_VIEW', 'ROLE_API_SERIES_VIEW'],
  access: ['ROLE_API_EVENTS_ACL_VIEW', 'ROLE_API_SERIES_ACL_VIEW'],
  statistics: ['ROLE_API_STATISTICS_VIEW'],
};

/** Since then events name their series, series have lists, there are statistics. */
const VERSIONS_NEEDED: Readonly<Record<OpencastUse, string>> = {
  names: 'v1.1.0',
  access: 'v1.1.0',
  statistics: 'v1.3.0',
};

async function checkVersion(
  client: OpencastClient,
  uses: readonly OpencastUse[],
  signal?: AbortSignal,
): Promise<OpencastCheck> {
  const { versions, default: newest } = await client.version(signal);
  const known = [...versions, newest];
  const missing = uses.map((use) => VERSIONS_NEEDED[use]).filter((version) => !known.some(atLeast(version)));
  if (missing.length === 0) return good('version', `Its External API is ${newest}.`);
  const wanted = missing.sort().at(-1) ?? '';
  return bad(
    'version',
    'too-old',
    `Its External API is ${newest}, but ${wanted} is needed. Update Opencast.`,
  );
}

function atLeast(version: string): (other: string) => boolean {
  return (other) => numbersOf(other).length === 3 && compare(numbersOf(other), numbersOf(version)) >= 0;
}

async function checkOrganization(
  client: OpencastClient,
  wanted: string,
  signal?: AbortSignal,
): Promise<OpencastCheck> {
  const { id } = await client.organization(signal);
  if (id === wanted) return good('organization', 'It is the organisation that is meant.');
  const message =
    `Under this address Opencast is the organisation "${id}", but opencast.organizationId is "${wanted}". Correct ` +
    'that, or opencast.uri: Opencast tells its organisations apart by host name.';
  return bad('organization', 'other-organization', message);
}

async function checkRoles(
  client: OpencastClient,
  uses: readonly OpencastUse[],
  signal?: AbortSignal,
): Promise<OpencastCheck> {
  const roles = new Set(await client.myRoles(signal));
  const { adminRole } = await client.organization(signal);
  if (isAdmin(roles, adminRole)) {
    return good(
      'roles',
      'The account is an administrator. It need not be: server/docs/opencast-admins.md names the roles that do.',
    );
  }
  const missing = uses.flatMap((use) => ROLES_NEEDED[use]).filter((role) => !roles.has(role));
  if (missing.length === 0) return good('roles', 'The account has the roles that it needs.');
  return bad(
    'roles',
    'missing-roles',
    `The account lacks ${missing.join(', ')}. Give it these roles in Opencast.`,
  );
}

/**
 * The most common trap: an account with all roles of an external application, which is in no access list and so sees
 * empty lists instead of an error.
 */
async function checkEvents(client: OpencastClient, signal?: AbortSignal): Promise<OpencastCheck> {
  const [events, series, me] = await Promise.all([
    client.hasAny('events', signal),
    client.hasAny('series', signal),
    client.me(signal),
  ]);
  if (events) return good('events', 'The account can read events.');
  if (series) {
    const message =
      `"${me.username}" sees series but not one event. Unless there are none, no access list names it: give a role of ` +
      'that account "read" in the access lists of events, or use an administrator.';
    return bad('events', 'no-events', message);
  }
  const message =
    `"${me.username}" sees neither events nor series. Unless there are none, no access list names it: give a role of ` +
    'that account "read" in the access lists, or use an administrator.';
  return bad('events', 'nothing-readable', message);
}

function isAdmin(roles: ReadonlySet<string>, adminRole: string): boolean {
  return roles.has('ROLE_ADMIN') || (adminRole !== '' && roles.has(adminRole));
}

async function attempt(
  what: OpencastCheck['what'],
  check: () => Promise<OpencastCheck>,
): Promise<OpencastCheck> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof OpencastError) || error.code === 'aborted') throw error;
    return bad(what, error.code, error.message);
  }
}

function good(what: OpencastCheck['what'], message: string): OpencastCheck {
  return { what, ok: true, code: 'ok', message };
}

function bad(what: OpencastCheck['what'], code: string, message: string): OpencastCheck {
  return { what, ok: false, code, message };
}
