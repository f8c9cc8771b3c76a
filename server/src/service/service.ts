import { join } from 'node:path';
import { archiveScript, openArchive, type Archive } from '../assets/archive.ts';
import { SharedInventory } from '../retention-desk/shared-inventory.ts';
import { createStartingApp } from '../starting.ts';
import { accessParts } from './access-parts.ts';
import { startCollecting } from './collecting.ts';
import type { EveryDay } from './every-day.ts';
import { failureLog } from './failure-log.ts';
import { createJobRunner } from './jobs/job-runner.ts';
import { listenOn, type Fetch } from './listen.ts';
import { startNightly } from './nightly.ts';
import { numberSourceOf } from './numbers.ts';
import { openControl } from './open-control.ts';
import type { ServiceParts } from './parts.ts';
import { settingsOf } from './settings.ts';
import { openSources, type OpenSources } from './open-sources.ts';
import { Outage } from './outage.ts';
import { watchedReader } from './watched-reader.ts';

export interface Service {
  readonly address: string;
  /** Takes no more requests, lets the running ones end, and closes the store. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 10_000;

/**
 * Listens first, so that a wrong port is told at once and whoever waits can see that something is coming; then opens
 * the store and the catalogue, fills what is missing, and answers.
 */
export async function startService(parts: ServiceParts): Promise<Service> {
  const { config, log, version } = parts;
  const starting = createStartingApp();
  let answer: Fetch = (request) => starting.fetch(request);
  const { host, port } = config.server;
  const web = await listenOn(host, port, (request, env) => answer(request, env), failureLog(log));
  const closing: (() => Promise<void>)[] = [() => web.close(PATIENCE_MS)];
  const stop = async () => {
    for (const close of closing.splice(0)) await close();
  };

  try {
    // Read while the sources open: the framework takes as long to load as the store to open.
    const [sources, { createApp }] = await Promise.all([openSources(parts), import('../app.ts')]);
    closing.push(() => sources.close());
    const retention = parts.adapters.openRetention(config.store.folder);
    closing.push(() => retention.close());
    const access = await accessParts(parts, sources.record);
    const archive = await archived(parts);
    const app = createApp({
      reader: watchedReader(sources.reader, new Outage({ what: sourceName(config), log })),
      catalog: sources.catalog,
      ...(sources.find ? { find: sources.find } : {}),
      clock: parts.clock,
      log,
      settings: settingsOf(config, version, sources.terms),
      retention,
      ...(access ? { access } : {}),
      ...(parts.assets ? { assets: { ...parts.assets, archive } } : {}),
    });
    const jobs = createJobRunner(parts, sources);
    const inventory = new SharedInventory(retention, config.store.folder);
    const everyDay = [
      startCollecting(parts, jobs.run),
      startNightly(parts, jobs.run, sources.survey),
      await takingInventory(parts, sources, inventory),
    ].filter((one) => one !== null);
    for (const one of everyDay) closing.unshift(() => one.close());
    const states = () => [...everyDay.flatMap((one) => one.states()), ...jobs.states()];
    const control = await openControl(parts, sources, { access, inventory, jobs, states }, web.address);
    if (control) closing.unshift(control);
    answer = (request, env) => app.fetch(request, env);
    return { address: web.address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Loaded where it is wanted: it brings the whole inventory along. */
async function takingInventory(
  parts: ServiceParts,
  { reader }: OpenSources,
  inventory: SharedInventory,
): Promise<EveryDay | null> {
  const { daily } = parts.config.retention;
  if (daily === undefined) return null;
  const { startTakingInventory } = await import('./taking-inventory.ts');
  return startTakingInventory(parts, reader, inventory, daily);
}

/** By what an operator knows where the numbers come from. */
function sourceName(config: ServiceParts['config']): string {
  switch (numberSourceOf(config)) {
    case 'influxdb':
      return 'InfluxDB';
    case 'opencast':
      return 'the statistics of Opencast';
    default:
      return 'the embedded store';
  }
}

/** Pages that name a version of the script keep it when the service moves on. */
async function archived({ assets, config, log }: ServiceParts): Promise<Archive> {
  const folder = join(config.store.folder, 'elements');
  if (assets) {
    await archiveScript(assets.elements, folder).catch((error: unknown) => {
      log.warn({ err: error, folder }, 'this version of the script could not be archived');
    });
  }
  return openArchive(folder);
}
