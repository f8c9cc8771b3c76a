import { Option, type Command } from 'commander';
import { EXPORTS } from './export-inventory.ts';
import type { Host } from '../host.ts';
import type { RetentionGiven } from './given.ts';

export const RETENTION_FORMATS = ['text', 'json', 'csv', 'xlsx', 'html'] as const;

/** What `oc-stats retention` takes. */
export function retentionProgram(found: Command, host: Host): void {
  found
    .option('--sessions <file...>', 'Panopto’s report “Sessions created or edited”, or both reports joined')
    .option('--usage <file...>', 'Panopto’s report “Session usage”')
    .option('--storage <file...>', 'Panopto’s report “System session storage”')
    .option('--opencast', 'read the Opencast of the configuration instead of files')
    .option('--as-of <day>', 'the day of the reports (usually the end in the name of the usage report)')
    .option('--time-zone <name>', 'zone of the reports’ times (usually that of the configuration)')
    .addOption(
      new Option('--date-order <order>', 'how the reports write 12/31')
        .choices(['mdy', 'dmy'])
        .default('mdy'),
    )
    .option('--thresholds <months>', 'when watched recordings are stale (usually 6,12,18,24,36)')
    .option('--year-start <month>', 'the month in which an academic year begins', '9')
    .option('--course-folder <name...>', 'root folders that hold courses')
    .option('--last-views <file>', 'with --opencast: what another tracker saw last, as CSV')
    .option('--owners <file>', 'who still has an account, as CSV')
    .option('--plan <file...>', 'what a policy would do')
    .option('--keep', 'keep what was read in the data folder, to compare it later')
    .option('--snapshots', 'list what was kept')
    .option('--compare <day>', 'what has changed since the snapshot of that day')
    .option('--out <folder>', 'write the answers and lists into files')
    .option('--overwrite', 'also over files that oc-stats did not write')
    .addOption(new Option('--export <format>', 'with --out: the whole inventory as well').choices(EXPORTS))
    .option('--table <name>', 'with --format csv: print only this table')
    .addOption(new Option('--format <format>', 'how to answer').choices(RETENTION_FORMATS).default('text'))
    .action(async (given: RetentionGiven) => (await import('../retention.ts')).retention(host, given));
}
