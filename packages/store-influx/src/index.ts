export { checkInflux, type CheckOptions, type InfluxFinding } from './check/check-influx.ts';
export { influxAddress } from './connection/address.ts';
export type { InfluxLayout } from './detect/layout.ts';
export type { InfluxDialect, InfluxOptions, InfluxWarning } from './influx-options.ts';
export { openInfluxStore, type InfluxStore } from './influx-store.ts';
export type { MonthMark, MonthMarks } from './late/month-marks.ts';
export type { Survey, SurveyOptions } from './late/surveys.ts';
export type { RollUpOptions, RollUpProgress, RollUpReport } from './writes/write-roll-ups.ts';
