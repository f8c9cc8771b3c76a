import { isDay, RETENTION_RIGHT } from '@oc-stats/contract';
import { tokenRequest } from '@oc-stats/contract/schema';
import { LONGEST_LIFE, type Limits } from '../access/token/claims.ts';
import { isFilePath, signedPicturePath } from '../access/token/picture.ts';
import { signed } from '../access/token/sign.ts';
import { loadConfig, type Flags } from '../config/load.ts';
import { milliseconds } from '../duration.ts';
import type { Format, Host } from './host.ts';
import { keyRingOf } from './key-ring-of.ts';
import { OperatorError } from './operator-error.ts';

export interface TokenOptions {
  readonly episode?: readonly string[] | undefined;
  readonly series?: readonly string[] | undefined;
  readonly organization?: boolean | undefined;
  /** May also show what is never watched and whose it is; needs `organization`. */
  readonly retention?: boolean | undefined;
  /** May make and revoke tokens, for what it may see itself: all, unless scopes are given. */
  readonly admin?: boolean | undefined;
  /** Separated by commas. */
  readonly metrics?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly origin?: readonly string[] | undefined;
  readonly expires?: string | undefined;
  /** The path of a picture or file: what is printed is its address with a token for nothing else. */
  readonly picture?: string | undefined;
  readonly format: Format;
}

const USUAL_LIFE = 'PT1H';

/** Makes a token, and prints it alone, so that a script can take it; what it is good for goes to the other stream. */
export async function token(host: Host, flags: Flags, options: TokenOptions): Promise<void> {
  const config = loadConfig(flags, host.env, host.cwd);
  const limits = limitsOf(options);
  const life = lifeOf(options.expires ?? USUAL_LIFE, host.clock());
  const { picture } = options;
  if (picture !== undefined && !isPicture(picture))
    throw new OperatorError(
      '--picture: write the path of a picture or file, such as /api/v1/stats/series/ID/timeline.png.',
    );

  const keys = await keyRingOf(config, host.clock);
  const made =
    picture === undefined
      ? await signed(keys, limits, life)
      : await signedPicturePath(keys, picture, limits, life);
  const expires = made.expires.toISOString();
  if (options.format === 'json') {
    host.stdout.write(`${JSON.stringify({ ...made, expires })}\n`);
    return;
  }
  host.stdout.write(`${'path' in made ? made.path : made.token}\n`);
  host.stderr.write(`For ${limits.scope.join(', ')} until ${expires}; revoke it as ${made.jti}\n`);
  if ((config.access.mode ?? 'open') === 'open')
    host.stderr.write('access.mode is "open": this service shows everything without a token.\n');
}

function limitsOf(options: TokenOptions): Limits {
  const scope = scopeOf(options);
  const { from, to, origin } = options;
  for (const [name, day] of [['--from', from] as const, ['--to', to] as const]) {
    if (day !== undefined && !isDay(day)) throw new OperatorError(`${name}: write it as YYYY-MM-DD.`);
  }
  if (from !== undefined && to !== undefined && from > to)
    throw new OperatorError(`--from ${from} is after --to ${to}.`);
  const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const asked = {
    scope,
    ...(options.metrics === undefined ? {} : { metrics: options.metrics.split(',') }),
    ...(from === undefined && to === undefined ? {} : { range }),
    ...(origin && origin.length > 0 ? { origins: origin.map(originOf) } : {}),
  };
  const result = tokenRequest.safeParse(asked);
  if (result.success) return asked as Limits;
  const [issue] = result.error.issues;
  throw new OperatorError(`--${String(issue?.path[0] ?? 'scope')}: ${issue?.message ?? 'cannot be read'}`);
}

function scopeOf(options: TokenOptions): string[] {
  const { admin, episode = [], organization, retention, series = [] } = options;
  if (retention) refuseLimited(options);
  const named = [
    ...(organization ? ['organization'] : []),
    ...series.map((id) => `series:${id}`),
    ...episode.map((id) => `episode:${id}`),
    ...(retention ? [RETENTION_RIGHT] : []),
  ];
  if (admin) return ['tokens', ...(named.length > 0 ? named : ['organization'])];
  if (named.length > 0) return named;
  throw new OperatorError('Say what the token is for: --episode ID, --series ID or --organization.');
}

/** It would be made, and then show nothing. */
function refuseLimited({ from, metrics, organization, picture, to }: TokenOptions): void {
  if (!organization)
    throw new OperatorError('--retention is about all recordings, and needs --organization as well.');
  if ((from ?? to ?? metrics ?? picture) !== undefined)
    throw new OperatorError(
      '--retention goes with no limit: leave --from, --to, --metrics and --picture out.',
    );
}

/** As browsers write it: nothing behind the host, small letters, no port that is the usual one. */
function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isBare = url !== null && url.pathname === '/' && url.search === '' && url.username === '';
  if (isBare && /^https?:$/.test(url.protocol)) return url.origin;
  throw new OperatorError(`--origin: write scheme and host of the page, such as https://lms.example.org.`);
}

function lifeOf(expires: string, now: Date): { now: Date; expires: Date } {
  const ms = milliseconds(expires);
  if (ms === 0) throw new OperatorError('--expires: write a duration such as PT1H, P30D or P365D.');
  if (ms > LONGEST_LIFE * 1_000) throw new OperatorError('--expires: a token is good for a year at most.');
  return { now, expires: new Date(now.getTime() + ms) };
}

function isPicture(path: string): boolean {
  return path.startsWith('/') && isFilePath(new URL(path, 'http://path.invalid').pathname);
}
