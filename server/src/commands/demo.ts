import { addDays } from '@oc-stats/contract';
import { civilDay } from '../service/civil-day.ts';
import { loadConfig, type Flags } from '../config/load.ts';
import { askOwner } from '../service/ask-owner.ts';
import { fillDemo } from '../service/fill.ts';
import { createProgress } from '../service/progress.ts';
import { storeOptions, timeZoneOf } from '../service/settings.ts';
import type { Status } from '../service/status.ts';
import { print, type Format, type Host } from './host.ts';
import { OperatorError } from './operator-error.ts';
import { asStoreOwner } from './owner.ts';

/** Fills the embedded store with the demo; what is there already stays. */
export async function demo(
  host: Host,
  flags: Flags,
  { reset, format }: { reset: boolean; format: Format },
): Promise<void> {
  const config = loadConfig(flags, host.env, host.cwd);
  const running = await askOwner<Status>(config.store.folder, 'GET', '/status');
  if (running) {
    throw new OperatorError(
      `The service at ${running.service?.address} uses this data folder, and keeps its demo up to date itself. Stop it first.`,
    );
  }
  const timeZone = timeZoneOf(config);
  const today = civilDay(host.clock(), timeZone);
  const through = addDays(today, -1);
  const university = await host.adapters.openDemo({ today, timeZone });
  if (reset) await host.adapters.clearStore(storeOptions(config));
  const progress = createProgress('Filling the demo', host.stderr);
  const filled = await asStoreOwner(host, config, async (store) => {
    const filling = { store, demo: university, folder: config.store.folder, through };
    const done = await fillDemo(filling, progress.update);
    await store.tidy();
    return done;
  });
  progress.end();
  const { series, episodes } = university.catalog.size;
  const result = { ...filled, through, series, episodes, folder: config.store.folder };
  const text =
    filled.applied > 0
      ? `${filled.rows} rows written: ${series} series and ${episodes} episodes through ${through}.\n`
      : `Nothing to do: the demo is there through ${through}.\n`;
  print(host, format, result, text);
}
