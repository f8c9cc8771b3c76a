import { createCatalogInSlices, type Catalog, type OpencastClient } from '@oc-stats/opencast';
import { episodePlays, type Plays, type PlaysOf } from '@oc-stats/retention';
import type { StatsReader } from '@oc-stats/store';
import { CountedElsewhere, readerOf } from '../service/counted-elsewhere.ts';
import { prepareDataFolder } from '../service/data-folder.ts';
import { numberSourceOf, openInflux } from '../service/numbers.ts';
import type { ServiceParts } from '../service/parts.ts';
import { storeOptions } from '../service/settings.ts';

export type RetentionParts = Pick<ServiceParts, 'adapters' | 'clock' | 'config' | 'log'>;

/** Opens the numbers where the configuration says that they are, for as long as it takes to read them. */
export async function ownPlays(
  parts: RetentionParts,
  client: OpencastClient,
  of: PlaysOf,
  signal?: AbortSignal,
): Promise<Plays> {
  const { adapters, clock, config } = parts;
  const read = (reader: StatsReader) => episodePlays(reader, of, signal).finally(() => reader.close());
  switch (numberSourceOf(config)) {
    case 'influxdb':
      return read(await openInflux(parts));
    case 'opencast': {
      const catalog = await catalogOf(of);
      return read(await adapters.openOpencastStatistics({ client, clock, catalog: () => catalog }));
    }
    // What is mirrored from elsewhere has been here since the mirror ran last.
    case 'embedded':
    case 'mirror': {
      await prepareDataFolder(config.store.folder);
      const counted = await countedElsewhere(parts, of.organization);
      const store = await adapters.openStore(storeOptions(config));
      return read(
        readerOf(
          () => store,
          () => counted.current,
        ),
      );
    }
  }
}

async function countedElsewhere({ adapters, config }: RetentionParts, organization: string) {
  const record = await adapters.openRecord(storeOptions(config));
  try {
    return await CountedElsewhere.open(record.ledger, organization);
  } finally {
    await record.close();
  }
}

/** Who belongs to which series is all that Opencast's statistics need to know of names. */
function catalogOf({ events, organization }: PlaysOf): Promise<Catalog> {
  const ids = new Set(events.flatMap(({ seriesId }) => seriesId ?? []));
  return createCatalogInSlices({
    organization: { id: organization, title: '' },
    series: Array.from(ids, (id) => ({ id, title: '', organizers: [], date: null })),
    episodes: events.map(({ id, seriesId }) => ({
      id,
      seriesId,
      title: '',
      presenters: [],
      date: null,
      published: null,
      duration: null,
    })),
  });
}
