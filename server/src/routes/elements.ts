import { StatsError } from '@oc-stats/contract';
import type { Script, ScriptFile } from '../assets/script.ts';
import { respond } from '../http/respond.ts';
import type { App } from './route.ts';

const CACHED: Readonly<Record<ScriptFile['lasts'], string>> = {
  'for-ever': 'public, max-age=31536000, immutable',
  moving: 'public, max-age=300, stale-while-revalidate=86400',
  checked: 'no-cache',
};

/** The script, with all that it loads later. */
export function elementsRoute(app: App, script: Script): void {
  app.get('/elements/:version/:path{.+}', async (c) => {
    const { version, path } = c.req.param();
    const found = await script.file(version, path);
    if (found) return respond(c, found.body, { 'Cache-Control': CACHED[found.lasts] });
    const versions = await script.versions();
    if (versions.includes(version)) throw new StatsError('not-found');
    throw new StatsError(
      'not-found',
      `Here are ${versions.map((name) => `/elements/${name}/`).join(' and ')}.`,
    );
  });
}
