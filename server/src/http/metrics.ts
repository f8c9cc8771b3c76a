import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { CacheCounts } from '../cache/cache.ts';

export interface RequestLabels {
  readonly method: string;
  /** The route's template: an identifier in a label would be a new time series for every episode. */
  readonly route: string;
  readonly status: number;
}

export interface Metrics {
  request(labels: RequestLabels, seconds: number): void;
  store(operation: string, seconds: number): void;
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(cache: Readonly<CacheCounts>): Metrics {
  const registry = new Registry();
  // Brings the event loop's lag, memory and CPU.
  collectDefaultMetrics({ register: registry });
  const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
  const requests = new Histogram({
    name: 'oc_stats_http_request_seconds',
    help: 'Time from the request to the head of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers: [registry],
  });
  const store = new Histogram({
    name: 'oc_stats_store_seconds',
    help: 'Time the statistics store took.',
    labelNames: ['operation'],
    buckets,
    registers: [registry],
  });
  new Counter({
    name: 'oc_stats_cache_answers_total',
    help: 'Answers by how the cache gave them.',
    labelNames: ['result'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [result, count] of Object.entries(cache)) this.inc({ result }, count);
    },
  });
  return {
    request: (labels, seconds) => requests.observe({ ...labels }, seconds),
    store: (operation, seconds) => store.observe({ operation }, seconds),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
