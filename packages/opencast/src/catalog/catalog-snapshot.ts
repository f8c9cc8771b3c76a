import type { CatalogEpisode, CatalogOrganization, CatalogSeries } from '../catalog.ts';

/** All that Opencast said of an organisation at one time; what a catalogue is made from. */
export interface CatalogSnapshot {
  readonly organization: CatalogOrganization;
  readonly series: readonly CatalogSeries[];
  readonly episodes: readonly CatalogEpisode[];
}
