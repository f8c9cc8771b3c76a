import { API, StatsError } from '@oc-stats/contract';
import { jtiParameter, tokenAnswer, tokenRequest } from '@oc-stats/contract/schema';
import type { Context } from 'hono';
import type { AccessParts } from '../access/access.ts';
import type { Mint } from '../access/grant.ts';
import { LONGEST_LIFE } from '../access/token/claims.ts';
import { limitsFor, type TokenRequest } from '../access/token/limits-for.ts';
import { makerOf } from '../access/token/maker.ts';
import { isFilePath, signedPicturePath } from '../access/token/picture.ts';
import { signed } from '../access/token/sign.ts';
import { milliseconds } from '../duration.ts';
import { bodyText } from '../http/body-text.ts';
import type { Env } from '../http/env.ts';
import type { Way } from '../questions/way.ts';
import type { AccessSettings } from '../settings.ts';
import { type App, describeRoute } from './route.ts';

const MAX_BODY_BYTES = 64 * 1024;
const USUAL_LIFE_S = 3_600;

const NOT_ITS_OWN = 'It takes back itself and what it made; for others there is "oc-stats token revoke".';

interface TokensParts {
  readonly settings: AccessSettings;
  readonly access: AccessParts | undefined;
  readonly clock: () => Date;
}

/** For servers that put elements into their pages: they make a token for each page, and take one back. */
export function tokensRoutes(app: App, way: Way, { access, clock, settings }: TokensParts): void {
  describe(app);

  app.post(`${API}/tokens`, async (c) => {
    const mint = mintOf(c, settings);
    const { keys } = used(access);
    const request = readRequest(await bodyText(c.req.raw, MAX_BODY_BYTES));
    const limits = limitsFor(request, mint, () => way.catalog());
    const longest = settings.token?.longest ?? USUAL_LIFE_S;
    const life = { ...lifeOf(request, mint, longest, clock()), maker: mint.jti };
    const made =
      request.path === undefined
        ? await signed(keys, limits, life)
        : await signedPicturePath(keys, request.path, limits, life);
    return c.json({ ...made, expires: made.expires.toISOString() }, 201, { 'Cache-Control': 'no-store' });
  });

  app.delete(`${API}/tokens/:jti`, async (c) => {
    const mint = mintOf(c, settings);
    const jti = readJti(c.req.param('jti'));
    if (jti !== mint.jti && makerOf(jti) !== mint.jti)
      throw new StatsError('token-may-not-mint', NOT_ITS_OWN);
    const until = new Date(clock().getTime() + LONGEST_LIFE * 1_000);
    await used(access).revocations.revoke(jti, until);
    return c.body(null, 204, { 'Cache-Control': 'no-store' });
  });
}

function mintOf({ var: { grant } }: Context<Env>, { mode }: AccessSettings): Mint {
  if (mode === 'open') throw new StatsError('tokens-not-used');
  if (!grant.mints) throw new StatsError('token-may-not-mint');
  return grant.mints;
}

function used(access: AccessParts | undefined): AccessParts {
  if (access) return access;
  throw new StatsError('tokens-not-used');
}

function readRequest(text: string): TokenRequest {
  const result = tokenRequest.safeParse(parsed(text));
  if (!result.success) {
    const [issue] = result.error.issues;
    const where = ['body', ...(issue?.path ?? [])].join('.');
    throw new StatsError('bad-body', `${where}: ${issue?.message ?? ''}`);
  }
  const { path, range } = result.data;
  if (range?.from !== undefined && range.to !== undefined && range.from > range.to)
    throw new StatsError('range-reversed', `${range.from} is after ${range.to}.`, { parameter: 'range' });
  if (path !== undefined && !isFilePath(new URL(path, 'http://path.invalid').pathname))
    throw new StatsError('bad-body', 'body.path: it is not the path of a picture or file.');
  return result.data;
}

function readJti(jti: string): string {
  const result = jtiParameter.safeParse({ jti });
  if (result.success) return result.data.jti;
  throw new StatsError('not-found');
}

/** What was wished must be possible; what was not wished ends with the token that asks. */
function lifeOf({ expires }: TokenRequest, mint: Mint, longest: number, now: Date) {
  const wished = expires === undefined ? null : milliseconds(expires);
  if (wished === 0) throw new StatsError('bad-body', 'body.expires: write it as PT15M, PT1H or P1D.');
  const end = new Date(mint.expires * 1_000);
  const last = new Date(Math.min(now.getTime() + longest * 1_000, end.getTime()));
  const wanted = wished === null ? last : new Date(now.getTime() + wished);
  if (wanted <= last) return { now, expires: wanted };
  throw new StatsError('token-may-not-mint', `It may make tokens that last until ${last.toISOString()}.`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StatsError('bad-body', 'The body is not JSON.', { cause });
  }
}

function describe(app: App): void {
  describeRoute(app, {
    method: 'post',
    path: `${API}/tokens`,
    summary: 'A token for a page, within what the token that asks may see itself',
    tags: ['access'],
    request: { body: { required: true, content: { 'application/json': { schema: tokenRequest } } } },
    responses: {
      201: { description: 'The token', content: { 'application/json': { schema: tokenAnswer } } },
    },
  });
  describeRoute(app, {
    method: 'delete',
    path: `${API}/tokens/{jti}`,
    summary: 'Takes a token back before it expires: the one that asks, or one that it made',
    tags: ['access'],
    request: { params: jtiParameter },
    responses: { 204: { description: 'It no longer counts' } },
  });
}
