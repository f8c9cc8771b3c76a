import { OperatorError } from '../../commands/operator-error.ts';
import type { OwnedStore } from '../adapters.ts';
import type { RunJob } from '../control.ts';
import { CountedElsewhere, type Counted } from '../counted-elsewhere.ts';
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

/** What is open already where the jobs run; a command opens it when a job needs it. */
export interface OpenAlready {
  readonly store: OwnedStore | null;
  readonly counted: CountedElsewhere | null;
}

export function createJobRunner(parts: JobContext['parts'], open: OpenAlready): JobRunner {
  const oneAtATime = new OneAtATime();
  let reached = '';

  async function withStore<T>(work: (store: OwnedStore) => Promise<T>): Promise<T> {
    if (open.store) return work(open.store);
    await prepareDataFolder(parts.config.store.folder);
    const store = await parts.adapters.openStore(storeOptions(parts.config));
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  async function remember(counted: Counted): Promise<void> {
    if (open.counted) return open.counted.remember(counted);
    const { config } = parts;
    const record = await parts.adapters.openRecord(storeOptions(config));
    try {
      const known = await CountedElsewhere.open(record.ledger, config.opencast?.organizationId ?? '');
      await known.remember(counted);
    } finally {
      await record.close();
    }
  }

  const run: RunJob = async (name, { dryRun, options }, say, signal) => {
    const job = jobOf(name);
    if (!job) throw new OperatorError(`There is no job "${name}".`);
    const onProgress: JobContext['onProgress'] = (progress) => {
      reached = `${Math.floor(progress.share * 100)} %, ${progress.text}`;
      say({ progress });
    };
    const context = { parts, withStore, remember, onProgress, signal };
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
