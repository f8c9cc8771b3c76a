import type { InfluxOptions } from '../influx-options.ts';

/** 1.x reads Basic (in UTF-8), 2.x and 3.x a token; both go out unasked, because none of them asks. */
export function credentials({ user, password, token }: InfluxOptions): Record<string, string> {
  if (token !== undefined && token !== '') return { authorization: `Token ${token}` };
  if (user === undefined || user === '') return {};
  const pair = Buffer.from(`${user}:${password ?? ''}`, 'utf8').toString('base64');
  return { authorization: `Basic ${pair}` };
}
