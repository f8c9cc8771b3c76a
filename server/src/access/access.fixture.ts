import type { Problem } from '@oc-stats/contract';
import assert from 'node:assert/strict';
import type { AppDeps } from '../app.ts';
import { NOW, smallApp, TERMS } from '../app.fixture.ts';
import type { App } from '../routes/route.ts';
import { OPEN_SETTINGS, type AccessSettings } from '../settings.ts';
import type { AccessParts } from './access.ts';
import { configuredKeys } from './token/configured-keys.ts';
import type { Limits } from './token/claims.ts';
import { memoryRevocations } from './token/revocations.ts';
import { signed } from './token/sign.ts';

export const SECRET = 'a secret of tests, long enough for all';
export const KEYS = configuredKeys([{ id: 'one', algorithm: 'HS256', secret: SECRET }]);

export const seconds = (count: number, from = NOW): Date => new Date(from.getTime() + count * 1_000);

/** A token made at the moment of the fixtures. */
export async function tokenFor(limits: Limits, { from = 0, to = 3_600, keys = KEYS } = {}): Promise<string> {
  return (await signed(keys, limits, { now: seconds(from), expires: seconds(to) })).token;
}

export const scope = (...scopes: string[]): Limits => ({ scope: scopes });

export interface Guarded {
  readonly access?: Partial<AccessSettings>;
  readonly parts?: Partial<AccessParts>;
  readonly deps?: Partial<AppDeps>;
  readonly trustProxy?: boolean;
}

/** The small university, shown to those who may see it. */
export function guardedApp({
  access = {},
  parts = {},
  deps = {},
  trustProxy = false,
}: Guarded = {}): Promise<App> {
  return smallApp({
    settings: {
      ...OPEN_SETTINGS,
      version: '0.1.0',
      terms: TERMS,
      trustProxy,
      access: { mode: 'token', origins: '*', ...access },
    },
    access: { keys: KEYS, revocations: memoryRevocations(), ...parts },
    ...deps,
  });
}

export const bearer = (token: string): Record<string, string> => ({ Authorization: `Bearer ${token}` });

/** The code of a refusal, once the answer has proved to be one. */
export async function codeOf(response: Response, status: number): Promise<string> {
  const text = await response.text();
  assert.equal(response.status, status, text.slice(0, 300));
  const { code } = JSON.parse(text) as Problem;
  assert.equal(response.headers.get('cache-control'), 'no-store', code);
  return code;
}

export async function jsonOf<T>(response: Response | Promise<Response>): Promise<T> {
  const answer = await response;
  const text = await answer.text();
  assert.equal(answer.status, 200, text.slice(0, 300));
  return JSON.parse(text) as T;
}
