import { createAsk, type Fetch } from './create-ask.ts';
import { isFields, text, texts } from './fields.ts';
import { session } from './identity.ts';
import { noSession, unexpectedAnswer } from './opencast-error.ts';
import { readOrganization } from './opencast-info.ts';
import { createResilient, type Stubbornness } from './resilient-ask.ts';

/** Whom a browser's session belongs to. Without a session, or with an old one, that is `anonymous`. */
export interface OpencastSession {
  readonly username: string;
  /** The personal role included. */
  readonly roles: readonly string[];
  readonly organization: string;
  /** Who has one of these may do everything, or what everybody may. */
  readonly adminRole: string;
  readonly anonymousRole: string;
}

/** Takes one cookie as the browser sends it, `JSESSIONID=node01x`. Rejects with an OpencastError. */
export type SessionReader = (cookie: string, signal?: AbortSignal) => Promise<OpencastSession>;

export interface SessionReaderOptions {
  readonly uri: string;
  readonly fetch?: Fetch;
  readonly timeoutMs?: number;
  /** Somebody waits for the answer, so two tries. */
  readonly resilience?: Stubbornness;
}

const PATH = '/info/me.json';
const MAX_BYTES = 1_000_000;

/**
 * Asks Opencast whose session it is. Nothing of the service's own account goes along, nor any other cookie, and nothing
 * is kept: who asks often keeps the answer for a short while.
 */
export function createSessionReader(options: SessionReaderOptions): SessionReader {
  const { uri, timeoutMs = 5_000, fetch = globalThis.fetch, resilience = { attempts: 2 } } = options;
  const resilient = createResilient(resilience);
  const askAs = (cookie: string) =>
    resilient(createAsk({ uri, as: session(cookie), fetch, timeoutMs, maxBytes: MAX_BYTES }));
  // A wrong address is told now rather than to the first visitor.
  askAs('');
  return async (cookie, signal) => {
    if (!ONE_COOKIE.test(cookie)) throw noSession();
    return readSession(await askAs(cookie)({ path: PATH, signal }));
  };
}

/** RFC 6265, 4.1.1; above all no second cookie and no line of its own. */
const ONE_COOKIE = /^[\w!#$%&'*.^`|~+-]+=[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]+$/;

function readSession(answer: unknown): OpencastSession {
  const { org, roles, user, userRole } = isFields(answer) ? answer : {};
  const username = isFields(user) ? text(user['username']) : '';
  const { id: organization, adminRole, anonymousRole } = readOrganization(isFields(org) ? org : {});
  if (username === '' || organization === '' || adminRole === '' || !Array.isArray(roles)) {
    throw unexpectedAnswer(PATH, 'something that does not say who asks');
  }
  const personal = username === ANONYMOUS ? '' : text(userRole);
  const all = new Set([...texts(roles), ...(personal === '' ? [] : [personal])]);
  return { username, roles: [...all], organization, adminRole, anonymousRole };
}

/** Opencast's name for whoever is not signed in; no account can have it. */
const ANONYMOUS = 'anonymous';
