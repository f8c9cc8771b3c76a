import { folderPath } from '@oc-stats/contract';
import type { CsvCell } from '@oc-stats/figures/files';
import type { Difference } from '@oc-stats/retention';
import { csvFile } from '../files/csv-file.ts';
import type { OutputFolder } from '../files/output-folder.ts';
import { described, type Describe } from './described.ts';

const HEADING = [
  ...['id', 'title', 'folder', 'owner', 'hours'],
  ...['first ends', 'on', 'by rule', 'second ends', 'on', 'by rule'],
];

/** Recordings that fare otherwise under a second plan than under a first one. */
export async function writeDifference(
  out: OutputFolder,
  name: string,
  recordings: Difference['recordings'],
  describe: Describe,
): Promise<void> {
  await out.write(`difference-${name}.csv`, csvFile(HEADING, rowsOf(recordings, describe)));
}

async function* rowsOf(recordings: Difference['recordings'], describe: Describe): AsyncGenerator<CsvCell[]> {
  for await (const { from, hours, id, recording, to } of described(recordings, describe))
    yield [
      id,
      recording?.title ?? null,
      recording ? folderPath(recording.folder) : null,
      recording?.creator ?? null,
      hours,
      from.ends,
      from.day,
      from.rule,
      to.ends,
      to.day,
      to.rule,
    ];
}
