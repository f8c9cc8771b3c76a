import { StatsError } from '@oc-stats/contract';
import type { Folder } from '../assets/folder.ts';
import { respond } from '../http/respond.ts';
import type { App } from './route.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';
const FIVE_MINUTES = 'public, max-age=300, stale-while-revalidate=86400';
/** What the bundler names after its content. */
const HASHED = /-[\w-]{8,}\.js$/;

/** The script that pages load: under `v1`, which moves, and under its exact version, which never changes. */
export function elementsRoute(app: App, folder: Folder, version: string): void {
  app.get('/elements/:version/:path{.+}', async (c) => {
    const { version: asked, path } = c.req.param();
    if (asked !== 'v1' && asked !== version) {
      throw new StatsError('not-found', `Here are /elements/v1/ and /elements/${version}/.`);
    }
    const body = await folder.file(path);
    if (!body) throw new StatsError('not-found');
    const lasting = asked === version || HASHED.test(path);
    return respond(c, body, {
      'Cache-Control': lasting ? FOR_EVER : FIVE_MINUTES,
      'Timing-Allow-Origin': '*',
    });
  });
}
