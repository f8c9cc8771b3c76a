import { Hono } from 'hono';
import type { University } from '../university/university.ts';
import { allVersions, CURRENT, versionName } from './api-version.ts';
import { ADMIN_ROLE, ANONYMOUS, ANONYMOUS_ROLE, userRole } from './caller.ts';
import type { Environment } from './environment.ts';

/** Who and what this Opencast is; these know no versions and answer plain JSON. */
export function infoRoutes({ organization }: University): Hono<Environment> {
  const org = {
    anonymousRole: ANONYMOUS_ROLE,
    name: organization.title,
    adminRole: ADMIN_ROLE,
    id: organization.id,
  };
  const newest = versionName(CURRENT);

  return new Hono<Environment>()
    .get('/api', (c) => c.json({ url: `${new URL(c.req.url).origin}/api`, version: newest }))
    .get('/api/version', (c) => c.json({ versions: allVersions().map(versionName), default: newest }))
    .get('/api/version/default', (c) => c.json({ default: newest }))
    .get('/api/info/me', (c) => {
      const caller = c.get('caller');
      const { username } = caller;
      return c.json({
        provider: 'opencast',
        name: username,
        userrole: userRole(caller),
        email: '',
        username,
      });
    })
    .get('/api/info/me/roles', (c) => c.json([...c.get('caller').roles, userRole(c.get('caller'))]))
    .get('/api/info/organization', (c) => c.json(org))
    .get('/api/info/organization/properties', (c) => c.json(PROPERTIES))
    .get('/api/info/organization/properties/engageuiurl', (c) => c.json(PROPERTIES))
    .get('/info/me.json', (c) => {
      const caller = c.get('caller');
      const { username } = caller;
      const signedIn = caller !== ANONYMOUS;
      return c.json({
        org: { ...org, properties: PROPERTIES },
        roles: caller.roles,
        userRole: userRole(caller),
        user: signedIn ? { username, name: username, provider: 'opencast' } : { username },
      });
    });
}

const PROPERTIES = { 'org.opencastproject.engage.ui.url': 'https://opencast.demo.invalid' };
