import { mkdtemp, rm } from 'node:fs/promises';
import { setTimeout as passed } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RetentionInventory } from '@oc-stats/retention';
import { prepareDataFolder } from '../../service/data-folder.ts';
import type { Host } from '../host.ts';
import { operatorError, stopped } from './exit-codes.ts';

/** The machine has other things to do as well. */
const THREADS = 2;

/**
 * Gives an inventory to work with: the one in the data folder, or one that goes away with the work. Who asks the process
 * to end stops the work where it is.
 */
export async function withInventory<T>(
  host: Host,
  folder: string | null,
  work: (inventory: RetentionInventory, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const asked = new AbortController();
  void host.asked().then((signal) => asked.abort(stopped(signal)));
  const passing = folder === null ? await mkdtemp(join(tmpdir(), 'oc-stats-retention-')) : null;
  try {
    if (folder !== null) await prepareDataFolder(folder);
    const inventory = await opened(folder ?? passing ?? '', asked.signal);
    try {
      return await work(inventory, asked.signal);
    } finally {
      await inventory.close();
    }
  } catch (error) {
    throw asked.signal.aborted ? asked.signal.reason : operatorError(error);
  } finally {
    if (passing !== null) await rm(passing, { recursive: true, force: true });
  }
}

/** A service that shows the inventory holds it for some seconds after each question. */
const PATIENCE_MS = 15_000;
const TRY_EVERY_MS = 500;

async function opened(folder: string, signal: AbortSignal): Promise<RetentionInventory> {
  const { RetentionInventory } = await import('@oc-stats/retention');
  for (let waited = 0; ; waited += TRY_EVERY_MS) {
    try {
      return await RetentionInventory.open(folder, THREADS);
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'locked' || waited >= PATIENCE_MS) throw error;
      await passed(TRY_EVERY_MS, undefined, { signal });
    }
  }
}
