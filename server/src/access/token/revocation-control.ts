import { Hono } from 'hono';
import type { Revocations } from './revocations.ts';

/** For the socket in the data folder: the command asks the service that runs. */
export function revocationControl(revocations: Revocations, clock: () => Date): Hono {
  const app = new Hono();
  app.get('/revocations', (c) => c.json({ revoked: revocations.list(clock()) }));
  app.post('/revocations', async (c) => {
    const { jti, until } = await c.req.json<{ jti: string; until: string }>();
    await revocations.revoke(jti, new Date(until));
    return c.json({ jti });
  });
  return app;
}
