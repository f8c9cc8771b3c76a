import { OperatorError } from '../../commands/operator-error.ts';
import type { OwnedStore } from '../adapters.ts';
import type { RunJob } from '../control.ts';
import { prepareDataFolder } from '../data-folder.ts';
import type { BackgroundState } from '../open-sources.ts';
import { storeOptions } from '../settings.ts';
import type { JobContext } from './job.ts';
import { jobOf } from './jobs.ts';
import { OneAtATime } from './one-at-a-time.ts';

export interface JobRunner {
  readonly run: RunJob;
  /** The job that runs, for `oc-stats status`. */
  states(): readonly BackgroundState[];
}

/** `open` is the embedded store of whoever runs the jobs, where it has one open already. */
export function createJobRunner(parts: JobContext['parts'], open: OwnedStore | null): JobRunner {
  const oneAtATime = new OneAtATime();
  let reached = '';

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

  const run: RunJob = async (name, { dryRun, options }, say, signal) => {
    const job = jobOf(name);
    if (!job) throw new OperatorError(`There is no job "${name}".`);
    const onProgress: JobContext['onProgress'] = (progress) => {
      reached = `${Math.floor(progress.share * 100)} %, ${progress.text}`;
      say({ progress });
    };
    const context = { parts, withStore, onProgress, signal };
    say({ plan: await job.plan(context, options ?? {}) });
    if (dryRun) return null;
    return oneAtATime.run(name, async () => {
      reached = 'begun';
      parts.log.info({ job: name }, 'job begun');
      try {
        const result = await job.run(context, options ?? {});
        parts.log.info({ job: name }, 'job done');
        return result;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        parts.log.warn({ job: name, reason }, 'job stopped');
        throw error;
      }
    });
  };

  return {
    run,
    states: () =>
      oneAtATime.running === null ? [] : [{ what: oneAtATime.running, ok: true, message: reached }],
  };
}
