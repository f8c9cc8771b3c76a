import type { Difference } from '@oc-stats/retention';
import { csvFile } from '../files/csv-file.ts';
import type { OutputFolder } from '../files/output-folder.ts';

const HEADING = ['id', 'hours', 'first ends', 'on', 'by rule', 'second ends', 'on', 'by rule'];

/** Recordings that fare otherwise under a second plan than under a first one. */
export async function writeDifference(
  out: OutputFolder,
  name: string,
  recordings: Difference['recordings'],
): Promise<void> {
  const rows = recordings.map(({ from, hours, id, to }) => [
    id,
    hours,
    from.ends,
    from.day,
    from.rule,
    to.ends,
    to.day,
    to.rule,
  ]);
  await out.write(`difference-${name}.csv`, csvFile(HEADING, rows));
}
