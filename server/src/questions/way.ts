import { StatsError, type Term } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';
import type { Capabilities, StatsReader } from '@oc-stats/store';
import { Body } from '../cache/body.ts';
import type { Cache } from '../cache/cache.ts';
import { editionOf, type Ask } from './ask.ts';
import type { Sources } from './sources.ts';
import { Standing } from './standing.ts';

/** What the routes stand on: the state of this moment, and the way of a question behind it. */
export interface Way {
  catalog(): Catalog;
  capabilities(): Capabilities;
  sources(): Promise<Sources>;
  readonly ask: Ask;
  /** For answers that need the catalogue only, and stay there while the store is down. */
  remember(key: string, make: (catalog: Catalog) => object): Promise<Body>;
  /** For what is made from an answer; the key says from which. */
  keep(key: string, make: () => Promise<Body>): Promise<Body>;
}

export interface WayParts {
  readonly reader: StatsReader;
  readonly catalog: () => Catalog | null;
  readonly terms: readonly Term[];
  readonly clock: () => Date;
  readonly cache: Cache;
  readonly ask: Ask;
}

export function createWay({ reader, catalog, terms, clock, cache, ask }: WayParts): Way {
  const standing = new Standing(reader);

  function current(): Catalog {
    const found = catalog();
    if (found) return found;
    throw new StatsError('catalog-unavailable');
  }

  return {
    ask,
    keep: (key, make) => cache.body(key, make),
    capabilities: () => reader.capabilities(),
    catalog: current,
    async sources() {
      const found = current();
      return {
        reader,
        catalog: found,
        bounds: await standing.bounds(found.organization.id),
        terms,
        now: clock(),
      };
    },
    async remember(key, make) {
      const found = current();
      return cache.body(`${editionOf(found)} ${key}`, async () => Body.json(make(found)));
    },
  };
}
