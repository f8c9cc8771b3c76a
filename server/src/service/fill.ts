import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Day } from '@oc-stats/contract';
import type { Demo, OwnedStore } from './adapters.ts';

export interface Filling {
  readonly store: OwnedStore;
  readonly demo: Demo;
  readonly folder: string;
  readonly through: Day;
}

export interface Filled {
  /** Batches that were new; all others had been there. */
  readonly applied: number;
  readonly rows: number;
}

/** Runs through the whole demo; what the store has already it passes over. */
export async function fillDemo(
  { store, demo, folder, through }: Filling,
  onProgress: (share: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Filled> {
  let applied = 0;
  let rows = 0;
  for (const step of demo.plays(through)) {
    signal?.throwIfAborted();
    const receipt =
      step.kind === 'daily' ? await store.putDaily(step.batch) : await store.putSegments(step.batch);
    if (receipt.applied) applied += 1;
    rows += receipt.rows;
    onProgress(step.progress);
  }
  await writeMark(folder, { seed: demo.seed, through });
  return { applied, rows };
}

/**
 * Whether the demo is all there. The store alone cannot tell: its last day is written before the last segments are.
 */
export async function isFilled({ store, demo, folder, through }: Filling): Promise<boolean> {
  const [mark, bounds] = await Promise.all([readMark(folder), store.bounds(demo.catalog.organization.id)]);
  return mark?.seed === demo.seed && mark.through === through && bounds.through === through;
}

interface Mark {
  readonly seed: number;
  readonly through: Day;
}

const MARK = 'demo.json';

async function readMark(folder: string): Promise<Mark | null> {
  try {
    return JSON.parse(await readFile(join(folder, MARK), 'utf8')) as Mark;
  } catch {
    return null;
  }
}

async function writeMark(folder: string, mark: Mark): Promise<void> {
  const path = join(folder, MARK);
  await writeFile(`${path}.new`, `${JSON.stringify(mark)}\n`);
  await rename(`${path}.new`, path);
}
