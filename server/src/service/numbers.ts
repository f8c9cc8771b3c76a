import type { Catalog, OpencastClient } from '@oc-stats/opencast';
import type { OwnRecord } from '@oc-stats/record';
import type { StatsReader } from '@oc-stats/store';
import type { InfluxStore, InfluxWarning, Survey } from '@oc-stats/store-influx';
import type { Logger } from 'pino';
import type { LoadedConfig } from '../config/load.ts';
import type { OwnedStore } from './adapters.ts';
import { readerOf, type CountedElsewhere } from './counted-elsewhere.ts';
import { openMirror } from './mirror.ts';
import type { BackgroundState } from './open-sources.ts';
import type { ServiceParts } from './parts.ts';
import { nightOf } from './night.ts';
import { influxSource, storeOptions, timeZoneOf } from './settings.ts';

/** Where the numbers come from, and what keeps them there. */
export interface Numbers {
  readonly reader: StatsReader;
  readonly store: OwnedStore | null;
  /** Looks through all days for late changes; where somebody else writes the numbers, and they are read in place. */
  readonly survey?: (signal: AbortSignal) => Promise<Survey>;
  states(): readonly BackgroundState[];
  close(): Promise<void>;
}

export interface NumbersOf {
  readonly organization: string;
  readonly client: OpencastClient;
  readonly catalog: () => Catalog | null;
  readonly record: OwnRecord;
  readonly counted: CountedElsewhere;
}

export type NumberSource = NonNullable<LoadedConfig['store']['source']>;
type Parts = Pick<ServiceParts, 'adapters' | 'clock' | 'config' | 'log'>;

/** What is configured is meant to be read: an InfluxDB where there is one, otherwise the embedded store. */
export function numberSourceOf({ influxdb, store }: LoadedConfig): NumberSource {
  return store.source ?? (influxdb ? 'influxdb' : 'embedded');
}

export async function openNumbers(parts: Parts, of: NumbersOf): Promise<Numbers> {
  const { adapters, config } = parts;
  switch (numberSourceOf(config)) {
    case 'embedded': {
      const store = await adapters.openStore(storeOptions(config));
      const reader = readerOf(
        () => store,
        () => of.counted.current,
      );
      return { reader, store, states: () => [], close: () => store.close() };
    }
    case 'influxdb': {
      const reader = await openInflux(parts);
      const survey = (signal: AbortSignal) => reader.survey(of.organization, {}, signal);
      return { reader, store: null, survey, states: () => [], close: () => reader.close() };
    }
    case 'mirror':
      return openMirrored(parts, of);
    case 'opencast': {
      const { catalog, client } = of;
      const reader = await adapters.openOpencastStatistics({ client, catalog, clock: parts.clock });
      return { reader, store: null, states: () => [], close: () => reader.close() };
    }
  }
}

/** The configuration was refused where there is none. */
export async function openInflux({ adapters, clock, config, log }: Parts): Promise<InfluxStore> {
  const source = influxSource(config);
  if (!source) throw new Error('there is no section "influxdb"');
  return adapters.openInflux(source, { clock, onWarning: (warning) => warnOnce(log, warning) });
}

const warned = new WeakMap<Logger, Set<string>>();

/** Jobs open an InfluxDB of their own, whose advice is the same; it is given once a start. */
function warnOnce(log: Logger, { code, message }: InfluxWarning): void {
  const given = warned.get(log) ?? new Set<string>();
  warned.set(log, given);
  if (given.has(message)) return;
  given.add(message);
  log.warn({ code }, message);
}

async function openMirrored(parts: Parts, { counted, organization, record }: NumbersOf): Promise<Numbers> {
  const { adapters, config, log } = parts;
  const source = await openInflux(parts);
  const store = await adapters.openStore(storeOptions(config));
  const mirror = await openMirror({
    source,
    store,
    organization,
    counted,
    ledger: record.ledger,
    log,
    survey: {
      look: async (signal) => (await source.survey(organization, {}, signal)).months,
      night: () =>
        nightOf(parts.clock(), { at: config.influxdb?.nightly ?? '', timeZone: timeZoneOf(config) }),
    },
  });
  return {
    reader: mirror.reader,
    store,
    states: () => [mirror.state()],
    async close() {
      await mirror.close();
      await store.close();
      await source.close();
    },
  };
}
