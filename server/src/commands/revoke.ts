import { decodeJwt } from 'jose';
import { LONGEST_LIFE } from '../access/token/claims.ts';
import type { Revocations } from '../access/token/revocations.ts';
import { loadConfig, type Flags, type LoadedConfig } from '../config/load.ts';
import { askOwner } from '../service/ask-owner.ts';
import { print, type Format, type Host } from './host.ts';
import { OperatorError } from './operator-error.ts';

/** Opens the revocations of a folder on which no service runs. */
export type OpenRevocations = (
  host: Host,
  config: LoadedConfig,
) => Promise<{ readonly revocations: Revocations; close(): Promise<void> }>;

interface Listed {
  readonly revoked: readonly { readonly jti: string; readonly until: string }[];
}

/** Takes a token back: at once where a service runs. */
export async function tokenRevoke(
  host: Host,
  flags: Flags,
  given: string,
  { format, open }: { readonly format: Format; readonly open: OpenRevocations },
): Promise<void> {
  const config = loadConfig(flags, host.env, host.cwd);
  const jti = idIn(given);
  // When it would have expired is not known; nothing is good for longer.
  const until = new Date(host.clock().getTime() + LONGEST_LIFE * 1_000);
  const body = { jti, until: until.toISOString() };
  const done = await askOwner<object>(config.store.folder, 'POST', '/revocations', body);
  if (!done) await asOwner(host, config, open, (revocations) => revocations.revoke(jti, until));
  print(host, format, { jti }, `Revoked ${jti}\n`);
}

/** Its id was printed when it was made; the token itself says it as well. */
function idIn(given: string): string {
  const [, payload, signature] = given.split('.');
  if (payload === undefined || signature === undefined) return given;
  try {
    const { jti } = decodeJwt(given);
    if (jti !== undefined) return jti;
  } catch {
    // What follows says it.
  }
  throw new OperatorError(
    'This is neither a token nor the id of one. The id is printed when a token is made.',
  );
}

/** Which tokens no longer count although they have not expired. */
export async function tokenRevoked(
  host: Host,
  flags: Flags,
  { format, open }: { readonly format: Format; readonly open: OpenRevocations },
): Promise<void> {
  const config = loadConfig(flags, host.env, host.cwd);
  const found =
    (await askOwner<Listed>(config.store.folder, 'GET', '/revocations')) ??
    (await asOwner(host, config, open, async (revocations) => listed(revocations, host.clock())));
  const lines = found.revoked.map(({ jti, until }) => `${jti}  remembered until ${until}\n`);
  print(host, format, found, lines.join('') || 'No token is revoked.\n');
}

function listed(revocations: Revocations, now: Date): Listed {
  return {
    revoked: revocations.list(now).map(({ jti, until }) => ({ jti, until: until.toISOString() })),
  };
}

async function asOwner<T>(
  host: Host,
  config: LoadedConfig,
  open: OpenRevocations,
  work: (revocations: Revocations) => Promise<T>,
): Promise<T> {
  const { revocations, close } = await open(host, config);
  try {
    return await work(revocations);
  } finally {
    await close();
  }
}
