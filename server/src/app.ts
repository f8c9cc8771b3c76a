import { OpenAPIHono } from '@hono/zod-openapi';
import type { Catalog } from '@oc-stats/opencast';
import type { StatsReader } from '@oc-stats/store';
import type { Logger } from 'pino';
import { createAccess, type AccessParts } from './access/access.ts';
import { cors } from './access/cors.ts';
import { createGate } from './access/gate.ts';
import { guarded } from './access/guard.ts';
import { limitedAsk } from './access/limited-ask.ts';
import type { Archive } from './assets/archive.ts';
import type { Folder } from './assets/folder.ts';
import { openScript } from './assets/script.ts';
import { Cache } from './cache/cache.ts';
import { LastGood } from './cache/last-good.ts';
import type { Env } from './http/env.ts';
import { refuseInvalid } from './http/invalid.ts';
import { refuseOtherMethods } from './http/methods.ts';
import { createMetrics } from './http/metrics.ts';
import { newcomers, type FindNewcomer } from './http/newcomers.ts';
import { notFound } from './http/not-found.ts';
import { onError } from './http/problem.ts';
import { observed } from './http/request.ts';
import { privacy } from './privacy/privacy.ts';
import { askStore, cached, rememberingLast } from './questions/ask.ts';
import { reading } from './questions/reading.ts';
import { secureHeaders } from './http/security.ts';
import { createWay } from './questions/way.ts';
import { batchRoute } from './routes/batch.ts';
import { catalogRoutes } from './routes/catalog.ts';
import { demoRoutes } from './routes/demo.ts';
import { elementsRoute } from './routes/elements.ts';
import { embedRoute } from './routes/embed.ts';
import { healthRoutes } from './routes/health.ts';
import { metricsRoute } from './routes/metrics.ts';
import { oembedRoute } from './routes/oembed.ts';
import type { RetentionDesk } from './retention-desk/retention-desk.ts';
import { openapiRoute } from './routes/openapi.ts';
import type { App } from './routes/route.ts';
import { retentionRoutes } from './routes/retention.ts';
import { statsRoutes } from './routes/stats.ts';
import { tokensRoutes } from './routes/tokens.ts';
import type { Settings } from './settings.ts';

export interface AppDeps {
  readonly reader: StatsReader;
  /** `null` while Opencast has not been read yet. */
  readonly catalog: () => Catalog | null;
  /** Looks for what the catalogue does not know yet; absent where there is nowhere to look. */
  readonly find?: FindNewcomer;
  readonly clock: () => Date;
  readonly log: Logger;
  readonly settings: Settings;
  /** Answers about retention; absent where there can be no inventory. */
  readonly retention?: RetentionDesk;
  /** By what people and tokens are known; needed in every mode but `open`. */
  readonly access?: AccessParts;
  /** The built script and the built demo; without them only the API answers. */
  readonly assets?: { readonly elements: Folder; readonly demo: Folder; readonly archive?: Archive };
}

/** The service as a function from request to answer. It knows no file, no port and no environment. */
export function createApp(deps: AppDeps): App {
  const { access, assets, reader, catalog, clock, find, log, retention, settings } = deps;
  const cache = new Cache({ maxBytes: 64 * 1024 * 1024, freshMs: 5 * 60_000 });
  const metrics = createMetrics(cache.counts);
  const store = reading(privacy(reader, settings.privacy), metrics.store);

  const app = new OpenAPIHono<Env>({ defaultHook: refuseInvalid });
  app.onError(onError);
  app.use(observed(log, metrics), secureHeaders);

  // The way of a question: access, privacy, cache, store.
  const organization = () => catalog()?.organization.id ?? null;
  const who = createAccess(settings.access, access, { clock, organization });
  const gate = createGate(settings, who, () => performance.now());
  app.use('/api/*', cors(settings.access.origins), guarded(gate, settings.access));
  if (find) app.use('/api/*', newcomers(catalog, find));
  const last = new LastGood({ maxBytes: 32 * 1024 * 1024, patienceMs: 3_000 });
  const ask = limitedAsk(rememberingLast(last, cached(cache, askStore)));
  const way = createWay({ reader: store, catalog, terms: settings.terms, clock, cache, ask });

  catalogRoutes(app, way);
  statsRoutes(app, way, settings);
  metricsRoute(app, way);
  batchRoute(app, gate, clock);
  retentionRoutes(app, { desk: retention ?? null, settings });
  tokensRoutes(app, way, { access, clock, settings: settings.access });
  openapiRoute(app, settings.version);
  healthRoutes(app, { reader: store, catalog, metrics });
  // Where not everything is for everybody, the shell of a frame knows nothing.
  const named = settings.access.mode === 'open' ? catalog : () => null;
  embedRoute(app, named, settings.access.embed ?? '*');
  oembedRoute(app, named, settings);
  if (assets) {
    app.use('/elements/*', cors('*'));
    elementsRoute(app, openScript(assets.elements, assets.archive));
    demoRoutes(app, assets.demo, way, settings);
  }
  refuseOtherMethods(app);
  app.notFound(notFound);
  return app;
}
