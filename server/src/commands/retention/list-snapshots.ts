import type { RetentionInventory } from '@oc-stats/retention';
import { safeJson } from '../../retention/json-report.ts';
import { day, text } from '../../retention/table.ts';
import { textTable } from '../../retention/text/text-table.ts';
import type { Host } from '../host.ts';
import { wrongUse } from './asked.ts';
import type { RetentionFormat } from './given.ts';

/** What was kept, the latest first. */
export async function listSnapshots(
  host: Host,
  format: RetentionFormat,
  inventory: RetentionInventory,
): Promise<void> {
  if (format !== 'text' && format !== 'json') throw wrongUse('--snapshots is told as --format text or json.');
  const snapshots = await inventory.snapshots();
  const kept = snapshots.map(({ asOf, observedSince, origin, taken, timeZone }) => ({
    asOf,
    timeZone,
    taken,
    origin,
    observedSince,
  }));
  if (format === 'json') return void host.stdout.write(`${safeJson({ snapshots: kept })}\n`);
  if (kept.length === 0) return void host.stdout.write('Nothing was kept yet.\n');
  const table = {
    name: 'snapshots',
    caption: 'Kept',
    columns: [day('As of'), text('Read'), text('Time zone'), text('From')],
    rows: kept.map(({ asOf, origin, taken, timeZone }) => [asOf, taken.slice(0, 10), timeZone, origin]),
  };
  host.stdout.write(textTable(table));
}
