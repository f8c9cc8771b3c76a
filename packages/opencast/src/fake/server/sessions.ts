import type { University, UniversitySeries } from '../university/university.ts';
import { ADMIN_ROLE, ANONYMOUS_ROLE, type Caller } from './caller.ts';

/** Somebody who has signed in with a browser. */
export interface FakeSession extends Caller {
  /** As the browser sends it. */
  readonly cookie: string;
}

export interface FakeSessions {
  readonly admin: FakeSession;
  /** Teaches `series`, and may change it. */
  readonly instructor: FakeSession;
  /** Takes part in `series`, and may watch it. */
  readonly learner: FakeSession;
  /** Whom Opencast has forgotten. */
  readonly expired: FakeSession;
  readonly series: UniversitySeries;
}

/** Who is signed in at the university: its roles are those that an LMS launch gives. */
export function sessionsOf({ series }: University): FakeSessions {
  const lecture = series.find(({ kind }) => kind === 'lecture') ?? series[0];
  if (!lecture) throw new Error('a university without series has nobody who teaches');
  return {
    admin: session('admin', [ADMIN_ROLE, 'ROLE_SUDO']),
    instructor: session('instructor', ['ROLE_OAUTH_USER', `${lecture.id}_Instructor`]),
    learner: session('learner', ['ROLE_OAUTH_USER', `${lecture.id}_Learner`]),
    expired: { cookie: cookieOf('expired'), username: 'anonymous', roles: [ANONYMOUS_ROLE] },
    series: lecture,
  };
}

function session(username: string, roles: readonly string[]): FakeSession {
  return { cookie: cookieOf(username), username, roles: [...roles, 'ROLE_USER', ANONYMOUS_ROLE] };
}

function cookieOf(name: string): string {
  return `JSESSIONID=node0${name}`;
}
