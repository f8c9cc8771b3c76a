import type { OnFailure } from './listen.ts';
import type { ServiceParts } from './parts.ts';

export function failureLog(log: ServiceParts['log']): OnFailure {
  return (err) => log.error({ err }, 'unexpected failure outside of the application');
}
