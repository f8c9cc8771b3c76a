import { randomBytes } from 'node:crypto';
import { StatsError } from '@oc-stats/contract';

/** Room for what is added below. */
const LONGEST = 160;
const MADE = /^([^]+)~[0-9a-f]{32}$/;

/**
 * The id of a new token. One that was made with another says so by its id: so nobody has to remember who made what, and
 * what a token made ends with it. It is typed at the command line, where nothing should begin with a hyphen.
 */
export function newId(maker?: string): string {
  const id = randomBytes(16).toString('hex');
  if (maker === undefined) return id;
  if (maker.length <= LONGEST) return `${maker}~${id}`;
  throw new StatsError('token-may-not-mint', `Its id has more than ${LONGEST} characters.`);
}

/** `null`: it was made by the command, or by somebody else who has a key. */
export function makerOf(jti: string): string | null {
  return MADE.exec(jti)?.[1] ?? null;
}
