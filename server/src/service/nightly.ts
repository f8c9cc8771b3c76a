import type { RollUpReport, Survey } from '@oc-stats/store-influx';
import type { RunJob } from './control.ts';
import { daily } from './daily.ts';
import type { BackgroundState } from './open-sources.ts';
import type { ServiceParts } from './parts.ts';
import { timeZoneOf } from './settings.ts';

export interface Nightly {
  states(): readonly BackgroundState[];
  close(): Promise<void>;
}

export type LookThrough = (signal: AbortSignal) => Promise<Survey>;

/**
 * Finds late changes in an InfluxDB that is read in place, once a night, and once after each start that is later than
 * that. Where oc-stats may write there, the roll-ups are brought up to them at the same time.
 */
export function startNightly(
  { clock, config, log }: Pick<ServiceParts, 'clock' | 'config' | 'log'>,
  run: RunJob,
  survey: LookThrough | undefined,
): Nightly | null {
  const { influxdb } = config;
  if (!influxdb || !survey) return null;
  const stopping = new AbortController();
  const what = influxdb.write ? 'roll-ups' : 'late changes';
  let state: BackgroundState = { what, ok: true, message: `looked for every day at ${influxdb.nightly}` };

  async function rollUp(): Promise<string> {
    const request = { dryRun: false, options: {} };
    const report = (await run('roll-up', request, () => undefined, stopping.signal)) as RollUpReport;
    const { changed, days, months } = report;
    log.info({ months, days, changed }, 'roll-ups brought up to the points');
    return `${days} days added up, ${changed.length} of ${months} months had changed`;
  }

  async function look(): Promise<string> {
    const { changed, months } = (await survey?.(stopping.signal)) ?? { changed: [], months: {} };
    log.info({ months: Object.keys(months).length, changed }, 'looked for late changes');
    return changed.length > 0 ? `found in ${changed.join(', ')}` : 'none found';
  }

  const schedule = daily({
    at: influxdb.nightly,
    timeZone: timeZoneOf(config),
    clock,
    async work() {
      try {
        const message = await (influxdb.write ? rollUp() : look());
        state = { what, ok: true, message: `${message}, at ${clock().toISOString()}` };
        return true;
      } catch (error) {
        if (stopping.signal.aborted) return true;
        const message = error instanceof Error ? error.message : String(error);
        state = { what, ok: false, message };
        log.warn({ reason: message }, 'the look for late changes did not come to its end; it goes on later');
        return false;
      }
    },
  });
  schedule.look();
  return {
    states: () => [state],
    async close() {
      stopping.abort();
      await schedule.close();
    },
  };
}
