import type { Day } from '@oc-stats/contract';
import { RetentionError } from '../retention-error.ts';
import { windowOf } from './report-window.ts';

/** The day to which reports know usage, by the names of their files. */
export function reportDate(files: readonly string[]): Day {
  const ends = files.flatMap((file) => windowOf(file)?.to ?? []).sort();
  const last = ends.at(-1);
  if (last !== undefined) return last;
  throw new RetentionError(
    'no-date',
    'Of which day are the reports? Their names do not say (as sessionusage_2020-08-08--2022-06-01.csv does): say --as-of YYYY-MM-DD.',
  );
}
