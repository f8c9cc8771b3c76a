import { OperatorError } from '../../commands/operator-error.ts';
import type { OwnedStore } from '../adapters.ts';
import type { RunJob } from '../control.ts';
import { prepareDataFolder } from '../data-folder.ts';
import { storeOptions } from '../settings.ts';
import type { JobContext } from './job.ts';
import { jobOf } from './jobs.ts';
import { OneAtATime } from './one-at-a-time.ts';

/** `open` is the embedded store of whoever runs the jobs, where it has one open already. */
export function createJobRunner(parts: JobContext['parts'], open: OwnedStore | null): RunJob {
  const oneAtATime = new OneAtATime();

  async function withStore<T>(work: (store: OwnedStore) => Promise<T>): Promise<T> {
    if (open) return work(open);
    await prepareDataFolder(parts.config.store.folder);
    const store = await parts.adapters.openStore(storeOptions(parts.config));
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  return async (name, { dryRun, options }, say, signal) => {
    const job = jobOf(name);
    if (!job) throw new OperatorError(`There is no job "${name}".`);
    const onProgress: JobContext['onProgress'] = (progress) => say({ progress });
    const context = { parts, withStore, onProgress, signal };
    say({ plan: await job.plan(context, options ?? {}) });
    if (dryRun) return null;
    return oneAtATime.run(name, () => job.run(context, options ?? {}));
  };
}
