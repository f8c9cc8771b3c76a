import { collectMatomo } from './collect-matomo.ts';
import { importInflux } from './import-influx.ts';
import type { Job } from './job.ts';
import { rollUp } from './roll-up.ts';

/** Every job there is; the name is the same on the socket. */
export const JOBS = {
  'import-influx': importInflux,
  'collect-matomo': collectMatomo,
  'roll-up': rollUp,
} as const;

export type JobName = keyof typeof JOBS;

export function jobOf(name: string): Job<unknown, unknown> | null {
  return Object.hasOwn(JOBS, name) ? JOBS[name as JobName] : null;
}
