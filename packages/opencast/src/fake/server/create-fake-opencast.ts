import { Hono } from 'hono';
import type { University } from '../university/university.ts';
import { agentRoutes } from './agent-routes.ts';
import { acceptedVersion } from './api-version.ts';
import { ANONYMOUS_ROLE } from './caller.ts';
import type { Environment } from './environment.ts';
import { eventRoutes } from './event-routes.ts';
import { infoRoutes } from './info-routes.ts';
import { seriesRoutes } from './series-routes.ts';
import { sessionsOf, type FakeSession } from './sessions.ts';
import { signIn } from './sign-in.ts';
import {
  ADAPTER_PROVIDERS,
  type FakeStatisticsProvider,
  type StatisticsSource,
} from './statistics-provider.ts';
import { statisticsRoutes } from './statistics-routes.ts';
import { urlRules } from './url-rules.ts';

export interface FakeOpencastOptions {
  readonly user: string;
  readonly password: string;
  /** An admin without them. Everybody has the anonymous one as well. */
  readonly roles?: readonly string[];
  /** Who is signed in with a browser; those of `sessionsOf` without it. */
  readonly sessions?: readonly FakeSession[];
  /** With it Opencast has statistics, by the providers that opencast-matomo-adapter comes with unless others are given. */
  readonly statistics?: StatisticsSource;
  readonly statisticsProviders?: readonly FakeStatisticsProvider[];
}

const ADMIN_ROLES = ['ROLE_ADMIN', 'ROLE_SUDO', 'ROLE_USER', 'ROLE_API'];

/** Answers as Opencast 17 does, its oddities included, about a university that does not exist. */
export function createFakeOpencast(university: University, options: FakeOpencastOptions): Hono<Environment> {
  const {
    user,
    password,
    roles = ADMIN_ROLES,
    statistics,
    statisticsProviders = ADAPTER_PROVIDERS,
  } = options;
  const sessions = options.sessions ?? signedIn(university);
  const versioned = new Hono<Environment>()
    .use(async (c, next) => {
      const version = acceptedVersion(c.req.header('accept'));
      if (version === null) return c.body(null, 406);
      c.set('version', version);
      return next();
    })
    .route('/agents', agentRoutes(university))
    .route('/events', eventRoutes(university))
    .route('/series', seriesRoutes(university))
    .route(
      '/statistics',
      statisticsRoutes(university, statistics ? statisticsProviders : [], statistics ?? nothing),
    );

  return new Hono<Environment>()
    .use(signIn({ username: user, password, roles: [...new Set([...roles, ANONYMOUS_ROLE])] }, sessions))
    .use(urlRules)
    .get('/login.html', (c) =>
      c.html('<!DOCTYPE html><title>Opencast – Login Page</title><form method="post"></form>'),
    )
    .route('/', infoRoutes(university))
    .route('/api', versioned)
    .notFound((c) => c.text('The resource you requested does not exist.', 404));
}

function signedIn(university: University): readonly FakeSession[] {
  if (university.series.length === 0) return [];
  const { admin, instructor, learner } = sessionsOf(university);
  return [admin, instructor, learner];
}

const nothing: StatisticsSource = () => new Map();
