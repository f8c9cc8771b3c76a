import { basicCredentials } from './basic-credentials.ts';
import {
  forbidden,
  notSignedIn,
  noSession,
  sessionForbidden,
  sessionPage,
  webPage,
  type OpencastError,
} from './opencast-error.ts';

/** As whom Opencast is asked, and what to say when it refuses. */
export interface Identity {
  readonly headers: Readonly<Record<string, string>>;
  notSignedIn(): OpencastError;
  forbidden(path: string): OpencastError;
  webPage(path: string): OpencastError;
}

/** The account of the service. */
export function account(user: string, password: string): Identity {
  return {
    headers: { authorization: basicCredentials(user, password) },
    notSignedIn: () => notSignedIn(user),
    forbidden: (path) => forbidden(user, path),
    webPage: (path) => webPage(user, path),
  };
}

/** Somebody who is signed in to Opencast with a browser. */
export function session(cookie: string): Identity {
  return {
    headers: { cookie },
    notSignedIn: noSession,
    forbidden: sessionForbidden,
    webPage: sessionPage,
  };
}
