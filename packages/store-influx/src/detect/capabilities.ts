import type { Capabilities } from '@oc-stats/store';
import type { InfluxOptions } from '../influx-options.ts';
import type { Detected } from './detection.ts';
import { LAYOUTS, metricsOf } from './layout.ts';

/** Before anything was asked, those of what most have: it cannot be waited for. */
export function capabilitiesOf(
  detected: Detected | null,
  { write = false }: Pick<InfluxOptions, 'write'>,
): Capabilities {
  const isAccessLog = detected?.layout.kind === 'access-log';
  return {
    metrics: metricsOf(detected?.layout ?? LAYOUTS.matomo),
    write: write && !isAccessLog && detected?.dialect.writing !== null,
    segments: !isAccessLog,
    dayZone: 'UTC',
    source: isAccessLog ? 'access-log' : 'matomo',
  };
}
