/**
 * The answers as types. They are inferred from the schemas that validate and document them; the imports are types
 * only, so nothing of zod reaches a browser.
 */
import type { z } from 'zod';
import type * as schema from './schema/index.ts';

export type Item = z.infer<typeof schema.item>;
export type Provenance = {
  [K in keyof z.infer<typeof schema.provenance>]: z.infer<typeof schema.provenance>[K];
};
export type TimelineSeries = z.infer<typeof schema.timelineSeries>;
export type Comparison = z.infer<typeof schema.comparison>;
export type TimelineAnswer = z.infer<typeof schema.timelineAnswer>;
export type TotalsAnswer = z.infer<typeof schema.totalsAnswer>;
export type MatrixAnswer = z.infer<typeof schema.matrixAnswer>;
export type SegmentsAnswer = z.infer<typeof schema.segmentsAnswer>;
export type SiblingBand = z.infer<typeof schema.siblingBand>;
export type OrganizationAnswer = z.infer<typeof schema.organizationAnswer>;
export type SeriesItem = z.infer<typeof schema.seriesItem>;
export type EpisodeItem = z.infer<typeof schema.episodeItem>;
export type SeriesPage = z.infer<typeof schema.seriesPage>;
export type EpisodePage = z.infer<typeof schema.episodePage>;
export type MetricDefinition = z.infer<typeof schema.metricDefinition>;
export type MetricsAnswer = z.infer<typeof schema.metricsAnswer>;
export type BatchRequest = z.infer<typeof schema.batchRequest>;
export type BatchLine = z.infer<typeof schema.batchLine>;
