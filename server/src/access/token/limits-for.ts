import { RETENTION_RIGHT, StatsError, type DayRange } from '@oc-stats/contract';
import type { tokenRequest } from '@oc-stats/contract/schema';
import type { Catalog } from '@oc-stats/opencast';
import type { z } from 'zod';
import type { Mint } from '../grant.ts';
import type { Limits } from './claims.ts';
import { scopesOf } from './token-grant.ts';

export type TokenRequest = z.infer<typeof tokenRequest>;

/** What a new token is limited to: what was asked for, as far as the token that asks goes itself; more is refused. */
export function limitsFor(request: TokenRequest, mint: Mint, catalog: () => Catalog): Limits {
  for (const scope of request.scope) {
    if (!covers(mint, scope, catalog)) throw beyond(`It does not hold "${scope.slice(0, 250)}" itself.`);
  }
  const metrics = partOf('metrics', request.metrics, mint.metrics);
  const origins = partOf('origins', request.origins, mint.origins);
  const range = daysWithin(request.range ?? {}, mint.days ?? {});
  return {
    scope: request.scope,
    ...(metrics ? { metrics } : {}),
    ...(origins ? { origins } : {}),
    ...(range ? { range } : {}),
    ...(request.sub === undefined ? {} : { sub: request.sub }),
  };
}

/** Only the command makes tokens that make tokens. */
function covers({ scope: own }: Mint, scope: string, catalog: () => Catalog): boolean {
  if (scope === 'tokens') return false;
  // Who may see all numbers may not therefore see who owns what.
  if (scope === RETENTION_RIGHT) return own.includes(RETENTION_RIGHT);
  const { whole, series } = scopesOf(own);
  if (whole || own.includes(scope)) return true;
  const seriesId =
    scope.startsWith('episode:') && catalog().episode(scope.slice('episode:'.length))?.seriesId;
  return typeof seriesId === 'string' && series.has(seriesId);
}

function partOf<T extends string>(
  name: string,
  asked: readonly T[] | undefined,
  own: readonly T[] | undefined,
): T[] | null {
  const other = own && asked?.find((one) => !own.includes(one));
  if (other !== undefined) throw beyond(`Its ${name} are ${own?.join(', ')}.`);
  const list = asked ?? own;
  return list ? [...list] : null;
}

function daysWithin(
  asked: NonNullable<TokenRequest['range']>,
  { from, to }: Partial<DayRange>,
): Partial<DayRange> | null {
  const isInside = (day: string | undefined) =>
    day === undefined || ((from === undefined || from <= day) && (to === undefined || day <= to));
  if (!isInside(asked.from) || !isInside(asked.to))
    throw beyond(`Its days are ${from ?? 'the first'} to ${to ?? 'the last'}.`);
  const first = asked.from ?? from;
  const last = asked.to ?? to;
  if (first === undefined && last === undefined) return null;
  return { ...(first === undefined ? {} : { from: first }), ...(last === undefined ? {} : { to: last }) };
}

function beyond(detail: string): StatsError {
  return new StatsError('token-may-not-mint', detail);
}
