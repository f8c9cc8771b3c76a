import { Hono } from 'hono';
import { playsControl } from '../retention-opencast/plays-control.ts';
import type { SharedInventory } from '../retention-desk/shared-inventory.ts';
import { backUp } from './back-up.ts';
import { jobStream, type JobLine, type JobRequest } from './jobs/job-lines.ts';
import type { Fetch } from './listen.ts';
import type { OpenSources } from './open-sources.ts';
import type { Status } from './status.ts';

/** Runs a job, or says what it would do; the lines in between are said. */
export type RunJob = (
  name: string,
  request: JobRequest,
  say: (line: JobLine) => void,
  signal: AbortSignal,
) => Promise<unknown>;

/** What other commands may ask of the service that owns the store. */
export function createControl(
  { catalog, organization, reader, record, refresh, store }: OpenSources,
  inventory: SharedInventory,
  status: () => Promise<Status>,
  runJob: RunJob,
  revocations: Hono | null,
): Fetch {
  const app = new Hono();
  app.onError((error, c) => c.json({ message: error.message }, 500));
  app.get('/status', async (c) => c.json(await status()));
  app.post('/backup', async (c) => {
    const { file } = await c.req.json<{ file: string }>();
    return c.json({ files: await backUp({ inventory, record, store }, file) });
  });
  app.post('/refresh', async (c) => {
    if (!refresh) return c.json({ message: 'The demo has no Opencast to read.' }, 409);
    await refresh(await c.req.json<{ accept: boolean }>());
    return c.json({ ...catalog()?.size });
  });
  app.route('/', playsControl(reader, organization));
  if (revocations) app.route('/', revocations);
  app.post('/jobs/:name', async (c) => {
    const asked = await c.req.json<JobRequest>();
    return c.body(
      jobStream((say, signal) => runJob(c.req.param('name'), asked, say, signal)),
      200,
      { 'Content-Type': 'application/x-ndjson' },
    );
  });
  return (incoming) => app.fetch(incoming);
}
