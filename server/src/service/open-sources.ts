import type { Term } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';
import type { OwnRecord } from '@oc-stats/record';
import type { StatsReader } from '@oc-stats/store';
import type { OwnedStore } from './adapters.ts';
import type { CountedElsewhere } from './counted-elsewhere.ts';
import { openDemoSources } from './demo-sources.ts';
import type { KeptCatalog } from './kept-catalog.ts';
import type { Numbers } from './numbers.ts';
import { openOpencastSources } from './opencast-sources.ts';
import type { ServiceParts } from './parts.ts';

/** Names and numbers behind a running service, and what keeps them up to date. */
export interface OpenSources {
  readonly organization: string;
  readonly reader: StatsReader;
  /** The embedded store, where this service has one; what commands ask the running service to do is about it. */
  readonly store: OwnedStore | null;
  /** What only oc-stats remembers; the demo has nothing of the kind. */
  readonly record: OwnRecord | null;
  /** What is known of numbers that were copied here; jobs that copy say it. */
  readonly counted: CountedElsewhere | null;
  /** `null` until Opencast has been read for the first time. */
  catalog(): Catalog | null;
  /** Looks for a recording or series that the catalogue does not know yet. */
  readonly find?: KeptCatalog['find'];
  readonly terms: readonly Term[];
  /** Reads names and dates anew; `null` where there is nothing to read. */
  readonly refresh: KeptCatalog['refresh'] | null;
  /** Looks through all days for late changes; where numbers of somebody else are read in place. */
  readonly survey?: Numbers['survey'];
  /** What runs in the background, for `oc-stats status`. */
  states(): readonly BackgroundState[];
  close(): Promise<void>;
}

export interface BackgroundState {
  readonly what: string;
  readonly ok: boolean;
  readonly message: string;
}

/** With a section for Opencast the service shows that; without one the built-in university. */
export function openSources(parts: ServiceParts): Promise<OpenSources> {
  return parts.config.opencast ? openOpencastSources(parts, parts.config.opencast) : openDemoSources(parts);
}
