import type { CollectReport } from '@oc-stats/matomo';
import type { RunJob } from './control.ts';
import { daily } from './daily.ts';
import type { BackgroundState } from './open-sources.ts';
import type { ServiceParts } from './parts.ts';
import { timeZoneOf } from './settings.ts';

export interface Collecting {
  states(): readonly BackgroundState[];
  close(): Promise<void>;
}

/** Collects from Matomo every night, as the command does it; `null` where nobody wants that. */
export function startCollecting(
  { clock, config, log }: Pick<ServiceParts, 'clock' | 'config' | 'log'>,
  run: RunJob,
): Collecting | null {
  const { matomo } = config.collect;
  if (!matomo?.daily) return null;
  const stopping = new AbortController();
  const what = 'collecting';
  let state: BackgroundState = { what, ok: true, message: `every day at ${matomo.daily}` };

  const schedule = daily({
    at: matomo.daily,
    timeZone: matomo.timeZone ?? timeZoneOf(config),
    clock,
    async work() {
      try {
        const request = { dryRun: false, options: {} };
        const done = await run('collect-matomo', request, () => undefined, stopping.signal);
        const { days, through, unresolvedLabels, unresolvedPlays } = done as CollectReport;
        const left =
          unresolvedPlays > 0 ? `; ${unresolvedPlays} plays name no recording that Opencast knows` : '';
        state = {
          what,
          ok: true,
          message: `through ${through ?? 'no day'}, at ${clock().toISOString()}${left}`,
        };
        log.info({ days: days.length, through, unresolvedLabels, unresolvedPlays }, 'collected from Matomo');
        return true;
      } catch (error) {
        if (stopping.signal.aborted) return true;
        const message = error instanceof Error ? error.message : String(error);
        state = { what, ok: false, message };
        log.warn({ reason: message }, 'collecting from Matomo did not come to its end; it goes on later');
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
