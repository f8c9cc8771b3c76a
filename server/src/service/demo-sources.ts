import type { OwnRecord } from '@oc-stats/record';
import { addDays, dayNumber, type Day } from '@oc-stats/contract';
import { civilDay } from './civil-day.ts';
import { prepareDataFolder } from './data-folder.ts';
import { fillDemo, isFilled } from './fill.ts';
import type { Demo, OwnedStore } from './adapters.ts';
import type { OpenSources } from './open-sources.ts';
import type { ServiceParts } from './parts.ts';
import { storeOptions, timeZoneOf } from './settings.ts';

const ONE_HOUR_MS = 3_600_000;
/** With no more days missing than these, the service answers at once and writes them meanwhile. */
const BEARABLE_DAYS = 31;

/** The built-in university and how it was watched, kept up to yesterday. */
export async function openDemoSources(parts: ServiceParts): Promise<OpenSources> {
  const { adapters, clock, config, log, onProgress } = parts;
  const timeZone = timeZoneOf(config);
  const today = (): Day => civilDay(clock(), timeZone);
  await prepareDataFolder(config.store.folder);
  const [store, first] = await bothOrNeither(
    adapters.openStore(storeOptions(config)),
    adapters.openDemo({ today: today(), timeZone }),
  );
  let demo = first;
  let day = today();
  const stopping = new AbortController();

  const fill = async (progress?: (share: number) => void) => {
    const filling = { store, demo, folder: config.store.folder, through: addDays(day, -1) };
    if (await isFilled(filling)) return;
    const filled = await fillDemo(filling, progress, stopping.signal);
    log.info({ ...filled, through: filling.through }, 'demo data written');
  };
  const fillLater = () => {
    running = fill()
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) log.error({ err: error }, 'demo data could not be written');
      })
      .then(tidy);
  };
  /** Nobody waits for it: answers are the same before, only slower. */
  const tidy = () =>
    store.tidy(stopping.signal).catch((error: unknown) => {
      if (!stopping.signal.aborted) log.warn({ err: error }, 'the store could not be put in order');
    });

  /** All else works without it. */
  const fillInventory = () =>
    adapters.fillInventory(config.store.folder, demo, day).catch((error: unknown) => {
      log.error({ err: error }, 'the inventory of the demo could not be made');
    });

  // Only tokens have anything to remember here.
  const isOpen = (config.access.mode ?? 'open') === 'open';
  let record: OwnRecord | null = null;
  let running: Promise<void> = Promise.resolve();
  try {
    if (!isOpen) record = await adapters.openRecord(storeOptions(config));
    const { through } = await store.bounds(demo.catalog.organization.id);
    const isBearable = through !== null && dayNumber(day) - dayNumber(through) <= BEARABLE_DAYS;
    const inventory = fillInventory();
    if (isBearable) fillLater();
    else {
      await fill(onProgress);
      running = tidy();
    }
    await inventory;
  } catch (error) {
    await record?.close();
    await store.close();
    throw error;
  }

  const nextDay = async () => {
    await running;
    day = today();
    demo = await adapters.openDemo({ today: day, timeZone });
    fillLater();
  };
  const daily = setInterval(() => {
    if (today() === day) return;
    nextDay().catch((error: unknown) => log.error({ err: error }, 'the next day could not be begun'));
  }, ONE_HOUR_MS);
  daily.unref();

  return {
    organization: demo.catalog.organization.id,
    reader: store,
    store,
    record,
    counted: null,
    catalog: () => demo.catalog,
    terms: demo.terms,
    refresh: null,
    states: () => [],
    async close() {
      clearInterval(daily);
      stopping.abort();
      await running;
      await record?.close();
      await store.close();
    },
  };
}

/** When one of the two cannot be opened, the other must not stay open. */
async function bothOrNeither(store: Promise<OwnedStore>, demo: Promise<Demo>): Promise<[OwnedStore, Demo]> {
  const [opened, read] = await Promise.allSettled([store, demo]);
  if (opened.status === 'rejected') throw opened.reason;
  if (read.status === 'fulfilled') return [opened.value, read.value];
  await opened.value.close();
  throw read.reason;
}
