import type { Day, Term } from '@oc-stats/contract';
import type { Catalog } from '@oc-stats/opencast';
import type { RetentionDesk } from '../retention-desk/retention-desk.ts';
import type { OwnRecord } from '@oc-stats/record';
import type { InventoryRecording } from '@oc-stats/retention';
import type { DailyBatch, DailySink, SegmentsBatch, StatsReader } from '@oc-stats/store';
import type { InfluxOptions, InfluxStore } from '@oc-stats/store-influx';
import type { OpencastStatisticsOptions } from '@oc-stats/store-opencast';

/** What `main.ts` plugs in. Nothing heavy is loaded before it is needed. */
export interface Adapters {
  openStore(options: StoreOptions): Promise<OwnedStore>;
  /** Puts a backup in the place of what the folder holds; nobody may have it open. */
  restoreStore(options: StoreOptions, file: string): Promise<void>;
  /** Forgets all numbers in the folder; nobody may have it open. */
  clearStore(options: StoreOptions): Promise<void>;
  openDemo(options: DemoOptions): Promise<Demo>;
  openRecord(options: StoreOptions): Promise<OwnRecord>;
  restoreRecord(options: StoreOptions, file: string): Promise<void>;
  openInflux(source: InfluxSource, hooks?: InfluxHooks): Promise<InfluxStore>;
  checkInflux(source: InfluxSource, organization: string): Promise<readonly Finding[]>;
  /** Opens no file before it is asked. */
  openRetention(folder: string): RetentionDesk;
  /** Makes an inventory for the demo where there is none of any kind, and says whether it did. */
  fillInventory(folder: string, demo: Demo, today: Day): Promise<boolean>;
  openOpencastStatistics(of: StatisticsOf): Promise<StatsReader>;
}

/** An InfluxDB as the configuration names it. */
export type InfluxSource = Omit<InfluxOptions, 'url' | keyof InfluxHooks> & {
  readonly host: string;
  readonly port: number;
};
export type InfluxHooks = Pick<InfluxOptions, 'clock' | 'onWarning'>;

export interface StatisticsOf extends Pick<OpencastStatisticsOptions, 'client' | 'clock'> {
  /** As it stands when it is asked. */
  readonly catalog: () => Catalog | null;
}

/** What a check found of one thing; the message is a sentence for the operator. */
export interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly message: string;
  readonly code?: string;
}

export interface StoreOptions {
  readonly folder: string;
  readonly dayZone: string;
  readonly memoryLimit?: string | undefined;
  readonly threads?: number | undefined;
}

/** The store of the process that owns its files. */
export interface OwnedStore extends StatsReader, DailySink {
  /** Puts what was written in the order in which it is read fastest; questions are answered meanwhile. */
  tidy(signal?: AbortSignal): Promise<void>;
  /** Refuses to overwrite. */
  backup(file: string): Promise<{ readonly bytes: number }>;
}

export interface DemoOptions {
  readonly today: Day;
  readonly timeZone: string;
}

/** The built-in university: its catalogue as read from its Opencast, and how it was watched. */
export interface Demo {
  readonly catalog: Catalog;
  readonly terms: readonly Term[];
  readonly seed: number;
  plays(through: Day): Iterable<DemoStep>;
  inventory(asOf: Day): AsyncIterable<readonly InventoryRecording[]>;
}

export type DemoStep = { readonly progress: number } & (
  | { readonly kind: 'daily'; readonly batch: DailyBatch }
  | { readonly kind: 'segments'; readonly batch: SegmentsBatch }
);
