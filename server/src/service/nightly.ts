import type { RollUpReport, Survey } from '@oc-stats/store-influx';
import type { RunJob } from './control.ts';
import { everyDay, type EveryDay } from './every-day.ts';
import type { ServiceParts } from './parts.ts';
import { timeZoneOf } from './settings.ts';

export type LookThrough = (signal: AbortSignal) => Promise<Survey>;

/**
 * Finds late changes in an InfluxDB that is read in place, once a night, and once after each start that is later than
 * that. Where oc-stats may write there, the roll-ups are brought up to them at the same time.
 */
export function startNightly(
  { clock, config, log }: Pick<ServiceParts, 'clock' | 'config' | 'log'>,
  run: RunJob,
  survey: LookThrough | undefined,
): EveryDay | null {
  const { influxdb } = config;
  if (!influxdb || !survey) return null;

  async function rollUp(signal: AbortSignal): Promise<string> {
    const request = { dryRun: false, options: {} };
    const report = (await run('roll-up', request, () => undefined, signal)) as RollUpReport;
    const { changed, days, months } = report;
    log.info({ months, days, changed }, 'roll-ups brought up to the points');
    return `${days} days added up, ${changed.length} of ${months} months had changed`;
  }

  async function look(signal: AbortSignal): Promise<string> {
    const { changed, months } = (await survey?.(signal)) ?? { changed: [], months: {} };
    log.info({ months: Object.keys(months).length, changed }, 'looked for late changes');
    return changed.length > 0 ? `found in ${changed.join(', ')}` : 'none found';
  }

  return everyDay({
    what: influxdb.write ? 'roll-ups' : 'late changes',
    at: influxdb.nightly,
    timeZone: timeZoneOf(config),
    clock,
    log,
    planned: `looked for every day at ${influxdb.nightly}`,
    failed: 'the look for late changes did not come to its end; it goes on later',
    work: influxdb.write ? rollUp : look,
  });
}
