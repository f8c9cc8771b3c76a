import { jwtReader } from '../../access/opencast/jwt.ts';
import type { LoadedConfig } from '../../config/load.ts';
import type { Finding } from '../../service/adapters.ts';
import { jwtSettings, privacySettings } from '../../service/settings.ts';

/** Who may see what, said as it holds; and when a mode cannot work as it is configured. */
export function accessFindings(config: LoadedConfig, clock: () => Date): Finding[] {
  const { minimumVisitors } = privacySettings(config);
  const small =
    minimumVisitors === 0
      ? 'every number is shown as it is'
      : `numbers behind which fewer than ${minimumVisitors} visitors stand are withheld`;
  return [modeFinding(config), ...jwtFindings(config, clock), { what: 'privacy', ok: true, message: small }];
}

function modeFinding({ access, opencast, server }: LoadedConfig): Finding {
  const what = 'access';
  switch (access.mode ?? 'open') {
    case 'open':
      return { what, ok: true, message: `open: whoever reaches ${server.host} sees everything` };
    case 'token':
      return { what, ok: true, message: 'token: signed tokens say what may be seen (oc-stats token)' };
    case 'opencast': {
      const { jwt } = access.opencast;
      if (jwt && !(jwt.jwksUri ?? jwt.publicKey ?? jwt.secret)) {
        return {
          what,
          ok: false,
          code: 'no-jwt-key',
          message:
            'opencast: nothing can verify a JWT. Set jwksUri, publicKey or secret in access.opencast.jwt.',
        };
      }
      if (jwt) {
        return { what, ok: true, message: 'opencast: roles from a verified JWT, or from the session' };
      }
      const own = hostOf(server.publicUrl);
      const theirs = hostOf(opencast?.uri);
      if (own !== null && own === theirs) {
        return { what, ok: true, message: `opencast: the session of people who are signed in at ${own}` };
      }
      return {
        what,
        ok: false,
        code: 'no-session',
        message:
          `opencast: browsers send the session cookie of ${theirs ?? 'Opencast'} only to that host, and oc-stats is reached at ` +
          `${own ?? `${server.host}:${server.port}`}. Put oc-stats below Opencast's own host by its reverse proxy and set ` +
          'server.publicUrl, or set access.opencast.jwt.',
      };
    }
  }
}

/** The keys are read as the service reads them when it starts. */
function jwtFindings({ access }: LoadedConfig, clock: () => Date): Finding[] {
  const { jwt } = access.opencast;
  if (access.mode !== 'opencast' || !jwt) return [];
  const what = 'access jwt';
  try {
    jwtReader(jwtSettings(jwt), clock);
  } catch (error) {
    return [{ what, ok: false, message: error instanceof Error ? error.message : String(error) }];
  }
  if (jwt.audience !== undefined)
    return [{ what, ok: true, message: `tokens of ${jwt.issuer ?? 'that key'}` }];
  const message =
    'access.opencast.jwt.audience is not set: any token that this key signs is taken, also one for another service.';
  return [{ what, ok: true, code: 'advice', message }];
}

function hostOf(url: string | undefined): string | null {
  return url === undefined ? null : new URL(url).host;
}
