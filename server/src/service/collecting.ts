import type { CollectReport } from '@oc-stats/matomo';
import type { RunJob } from './control.ts';
import { everyDay, type EveryDay } from './every-day.ts';
import type { ServiceParts } from './parts.ts';
import { timeZoneOf } from './settings.ts';

/** Collects from Matomo every night, as the command does it; `null` where nobody wants that. */
export function startCollecting(
  { clock, config, log }: Pick<ServiceParts, 'clock' | 'config' | 'log'>,
  run: RunJob,
): EveryDay | null {
  const { matomo } = config.collect;
  if (!matomo?.daily) return null;
  return everyDay({
    what: 'collecting',
    at: matomo.daily,
    timeZone: matomo.timeZone ?? timeZoneOf(config),
    clock,
    log,
    planned: `every day at ${matomo.daily}`,
    failed: 'collecting from Matomo did not come to its end; it goes on later',
    async work(signal) {
      const request = { dryRun: false, options: {} };
      const done = await run('collect-matomo', request, () => undefined, signal);
      const { days, through, unresolvedLabels, unresolvedPlays } = done as CollectReport;
      log.info({ days: days.length, through, unresolvedLabels, unresolvedPlays }, 'collected from Matomo');
      const left =
        unresolvedPlays > 0 ? `; ${unresolvedPlays} plays name no recording that Opencast knows` : '';
      return `through ${through ?? 'no day'}${left}`;
    },
  });
}
