import type { CatalogEpisode, CatalogOrganization, CatalogSeries } from '../catalog.ts';

/** All that Opencast said of an organisation at one time; what a catalogue is made from. */
export interface CatalogSnapshot {
  readonly organization: CatalogOrganization;
  readonly series: readonly CatalogSeries[];
  readonly episodes: readonly CatalogEpisode[];
  /** Which roles could do what was asked about, by identifier; absent where nobody asked. */
  readonly allowed?: { readonly series: RolesOf; readonly episodes: RolesOf };
}

/** `null`, and what is missing: Opencast does not say. */
export type RolesOf = ReadonlyMap<string, readonly string[] | null>;
