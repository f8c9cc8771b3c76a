import type { Catalog } from '@oc-stats/opencast';
import type { StatsReader } from '@oc-stats/store';
import type { Metrics } from '../http/metrics.ts';
import { Readiness } from '../http/readiness.ts';
import type { App } from './route.ts';

interface Watched {
  readonly reader: StatsReader;
  readonly catalog: () => Catalog | null;
  readonly metrics: Metrics;
}

/** A state this young is as good as one of this moment. */
const YOUNG_MS = 2_000;

/** For whoever runs the service: is it alive, can it answer, what has it done. */
export function healthRoutes(app: App, { reader, catalog, metrics }: Watched): void {
  const store = new Readiness(() => reader.health());
  app.get('/livez', (c) => c.json({ status: 'alive' }));

  app.get('/readyz', async (c) => {
    const { ageMs, ok } = await store.state();
    const reasons = [
      ...(ok ? [] : ['store: does not answer']),
      ...(catalog() ? [] : ['catalogue: not read yet']),
    ];
    const age = ageMs !== null && ageMs > YOUNG_MS ? { storeSeenSecondsAgo: Math.round(ageMs / 1_000) } : {};
    c.header('Cache-Control', 'no-store');
    return reasons.length === 0
      ? c.json({ status: 'ready', ...age })
      : c.json({ status: 'unavailable', reasons, ...age }, 503);
  });

  app.get('/metrics', async (c) =>
    c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType }),
  );
}
