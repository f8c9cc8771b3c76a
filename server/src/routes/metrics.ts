import { METRICS_PATH, type MetricsAnswer } from '@oc-stats/contract';
import { metricsAnswer, metricsQuery } from '@oc-stats/contract/schema';
import { language } from '@oc-stats/figures';
import { metricDefinition } from '@oc-stats/figures/definitions';
import { Body } from '../cache/body.ts';
import { respond } from '../http/respond.ts';
import type { Way } from '../questions/way.ts';
import { jsonRoute, type App } from './route.ts';

const metrics = jsonRoute(
  {
    path: METRICS_PATH,
    tag: 'catalogue',
    summary: 'What each metric counts, and what it does not',
    answer: metricsAnswer,
  },
  { query: metricsQuery, params: undefined },
);

/** The words behind every number, as the source that counted means them. */
export function metricsRoute(app: App, way: Way): void {
  app.openapi(metrics, async (c) => {
    const { lang } = c.req.valid('query');
    const { metrics: counted, source } = way.capabilities();
    const words = language(lang ?? 'en');
    const answer: MetricsAnswer = { items: counted.map((metric) => metricDefinition(metric, source, words)) };
    return respond(c, Body.json(answer));
  });
}
