import type { Logger } from 'pino';
import type { AppDeps } from '../app.ts';
import type { LoadedConfig } from '../config/load.ts';
import type { Adapters } from './adapters.ts';

/** What a service is built from. */
export interface ServiceParts {
  readonly config: LoadedConfig;
  readonly adapters: Adapters;
  readonly version: string;
  readonly log: Logger;
  readonly clock: () => Date;
  readonly assets: AppDeps['assets'];
  readonly onProgress: (share: number) => void;
}
