export { checkInflux, type CheckOptions, type InfluxFinding } from './check/check-influx.ts';
export { influxAddress } from './connection/address.ts';
export type { InfluxLayout } from './detect/layout.ts';
export type { InfluxDialect, InfluxOptions, InfluxWarning } from './influx-options.ts';
export { openInfluxStore, type InfluxStore } from './influx-store.ts';
export type { RollUpReport } from './writes/write-roll-ups.ts';
