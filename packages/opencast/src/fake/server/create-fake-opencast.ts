import { Hono } from 'hono';
import type { University } from '../university/university.ts';
import { acceptedVersion } from './api-version.ts';
import { ANONYMOUS_ROLE } from './caller.ts';
import type { Environment } from './environment.ts';
import { eventRoutes } from './event-routes.ts';
import { infoRoutes } from './info-routes.ts';
import { seriesRoutes } from './series-routes.ts';
import { signIn } from './sign-in.ts';
import { statisticsRoutes } from './statistics-routes.ts';
import { urlRules } from './url-rules.ts';

export interface FakeOpencastOptions {
  readonly user: string;
  readonly password: string;
  /** An admin without them. Everybody has the anonymous one as well. */
  readonly roles?: readonly string[];
}

const ADMIN_ROLES = ['ROLE_ADMIN', 'ROLE_SUDO', 'ROLE_USER', 'ROLE_API'];

/** Answers as Opencast 17 does, its oddities included, about a university that does not exist. */
export function createFakeOpencast(university: University, options: FakeOpencastOptions): Hono<Environment> {
  const { user, password, roles = ADMIN_ROLES } = options;
  const versioned = new Hono<Environment>()
    .use(async (c, next) => {
      const version = acceptedVersion(c.req.header('accept'));
      if (version === null) return c.body(null, 406);
      c.set('version', version);
      return next();
    })
    .route('/events', eventRoutes(university))
    .route('/series', seriesRoutes(university))
    .route('/statistics', statisticsRoutes());

  return new Hono<Environment>()
    .use(signIn({ username: user, password, roles: [...new Set([...roles, ANONYMOUS_ROLE])] }))
    .use(urlRules)
    .get('/login.html', (c) =>
      c.html('<!DOCTYPE html><title>Opencast – Login Page</title><form method="post"></form>'),
    )
    .route('/', infoRoutes(university))
    .route('/api', versioned)
    .notFound((c) => c.text('The resource you requested does not exist.', 404));
}
