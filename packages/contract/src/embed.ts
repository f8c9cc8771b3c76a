/** The elements that make sense alone on a page, as `/embed/{element}/{id}`. */
export const EMBEDDABLE = [
  'oc-episode-stats',
  'oc-series-stats',
  'oc-organization-stats',
  'oc-timeline',
  'oc-segments',
  'oc-totals',
  'oc-heatmap',
  'oc-top',
  'oc-stat',
  'oc-episodes',
  'oc-retention',
] as const;
export type Embeddable = (typeof EMBEDDABLE)[number];

/** What is about the organisation, whatever identifier stands behind it. */
export function isAboutAll(element: Embeddable): boolean {
  return element === 'oc-organization-stats' || element === 'oc-retention';
}
