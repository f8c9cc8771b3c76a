export * from './server/create-fake-opencast.ts';
export * from './server/sessions.ts';
export { storedBytes } from './server/stored-files.ts';
export {
  ADAPTER_PROVIDERS,
  type FakeStatisticsProvider,
  type StatisticsResource,
  type StatisticsSource,
} from './server/statistics-provider.ts';
export * from './university/create-university.ts';
export * from './university/random.ts';
export * from './university/snapshot-of.ts';
export * from './university/teaching-term.ts';
export * from './university/university.ts';
