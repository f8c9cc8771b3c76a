export {
  createFakeMatomo,
  type FakeCall,
  type FakeMatomo,
  type FakeMatomoOptions,
} from './create-fake-matomo.ts';
export type { FakeDays, FakeHost, FakeVideo } from './fake-days.ts';
