import { Hono } from 'hono';
import type { University } from '../university/university.ts';
import { resource } from './answer.ts';
import type { Environment } from './environment.ts';
import { integer } from './parameter.ts';
import { PORTABLE } from './scheduling.ts';

/** What records in the rooms. That an agent was there is told by its name, which is the location of what it recorded. */
export function agentRoutes({ episodes, today }: University): Hono<Environment> {
  const rooms = episodes.filter(({ way }) => way === 'capture-agent').map(({ location }) => location);
  const agents = [...new Set([...rooms, PORTABLE])].sort().map((agent_id, at) => ({
    agent_id,
    status: 'idle',
    inputs: ['default'],
    update: `${today}T12:00:00Z`,
    url: `https://agent-${at + 1}.demo.invalid`,
  }));

  return new Hono<Environment>()
    .get('/', (c) => {
      const limit = integer(c, 'limit') ?? 0;
      const from = Math.max(0, integer(c, 'offset') ?? 0);
      return resource(c, limit > 0 ? agents.slice(from, from + limit) : agents.slice(from));
    })
    .get('/:id', (c) => {
      const found = agents.find(({ agent_id }) => agent_id === c.req.param('id'));
      return found ? resource(c, found) : c.text('The resource you requested does not exist.', 404);
    });
}
