import type { Catalog } from '@oc-stats/opencast';
import type { StatsReader } from '@oc-stats/store';
import type { Metrics } from '../http/metrics.ts';
import type { App } from './route.ts';

interface Watched {
  readonly reader: StatsReader;
  readonly catalog: () => Catalog | null;
  readonly metrics: Metrics;
}

/** For whoever runs the service: is it alive, can it answer, what has it done. */
export function healthRoutes(app: App, { reader, catalog, metrics }: Watched): void {
  app.get('/livez', (c) => c.json({ status: 'alive' }));

  app.get('/readyz', async (c) => {
    const store = await reader.health().catch((error: unknown) => ({
      ok: false,
      message: error instanceof Error ? error.message : String(error),
    }));
    const reasons = [
      ...(store.ok ? [] : [`store: ${store.message ?? 'does not answer'}`]),
      ...(catalog() ? [] : ['catalogue: not read yet']),
    ];
    return reasons.length === 0
      ? c.json({ status: 'ready' })
      : c.json({ status: 'unavailable', reasons }, 503);
  });

  app.get('/metrics', async (c) =>
    c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType }),
  );
}
