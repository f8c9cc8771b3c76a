import { episodePlays, type ReadPlays } from '@oc-stats/retention';
import type { StatsReader } from '@oc-stats/store';
import type { SharedInventory } from '../retention-desk/shared-inventory.ts';
import { superseded } from '../retention-opencast/superseded.ts';
import { takeFromOpencast } from '../retention-opencast/take-from-opencast.ts';
import { everyDay, type EveryDay } from './every-day.ts';
import type { ServiceParts } from './parts.ts';
import { timeZoneOf } from './settings.ts';

/** By this in their origin its own snapshots are told from those that somebody has kept. */
const NIGHTLY = 'every night';

/** Takes what Opencast has into the inventory every night, as the command does it. */
export function startTakingInventory(
  parts: Pick<ServiceParts, 'adapters' | 'clock' | 'config' | 'log'>,
  reader: StatsReader,
  shelf: SharedInventory,
  at: string,
): EveryDay {
  const { clock, config, log } = parts;
  const { lastViews } = config.retention;
  const plays: ReadPlays = (of, signal) => episodePlays(reader, of, signal);
  return everyDay({
    what: 'inventory',
    at,
    timeZone: timeZoneOf(config),
    clock,
    log,
    planned: `taken every day at ${at}`,
    failed: 'the inventory of Opencast was not taken; it is tried again later',
    async work(signal) {
      const taken = await takeFromOpencast(parts, { shelf, plays, lastViews, when: NIGHTLY, signal });
      await shelf.briefly(async (inventory) => {
        const own = (await inventory.snapshots()).filter(({ origin }) => origin.includes(`, ${NIGHTLY},`));
        for (const no of superseded(own)) await inventory.remove(no);
      });
      const { asked, recordings, warnings } = taken;
      log.info({ recordings, asked, warnings: warnings.length }, 'inventory of Opencast taken');
      return `${recordings} recordings, of which ${asked} were asked for anew`;
    },
  });
}
