import { resolve } from 'node:path';
import type { RetentionInventory } from '@oc-stats/retention';
import type { Host } from './host.ts';
import {
  dayOption,
  keptFolder,
  refuseUseless,
  reportsOf,
  thresholdsOf,
  yearStartOf,
} from './retention/asked.ts';
import { deliver, deliverJson } from './retention/deliver.ts';
import { exportInventory } from './retention/export-inventory.ts';
import type { RetentionGiven } from './retention/given.ts';
import { tellDoubts } from './retention/tell-doubts.ts';
import { withInventory } from './retention/with-inventory.ts';
import { withOutput } from './retention/with-output.ts';
import { readPlans } from './retention/read-plans.ts';
import { askAnswers, askReport } from './retention/ask-report.ts';
import { playThrough } from './retention/play-through.ts';
import { listSnapshots } from './retention/list-snapshots.ts';
import { takeConfiguredOpencast, takeNamedReports } from './retention/take.ts';

/** What is never watched, what a policy would do, and lists one can act on. Nothing is deleted. */
export async function retention(host: Host, given: RetentionGiven): Promise<void> {
  const { format } = given;
  const reports = reportsOf(given, host.cwd);
  refuseUseless(given, host);
  const asked = { ...thresholdsOf(given), yearStart: yearStartOf(given) };
  const asOf = dayOption('--as-of', given.asOf);
  const compare = dayOption('--compare', given.compare);
  const plans = await readPlans(given.plan ?? [], host.cwd);
  const takes = reports !== null || given.opencast === true;
  const folder = takes && !given.keep ? null : keptFolder(host, given);

  const taken = async (inventory: RetentionInventory, signal: AbortSignal) => {
    if (reports) return takeNamedReports(host, given, reports, { inventory, signal });
    if (given.opencast) return takeConfiguredOpencast(host, given, { inventory, signal });
    return (await inventory.snapshot(asOf)).no;
  };

  await withInventory(host, folder, async (inventory, signal) => {
    if (given.snapshots) return listSnapshots(host, format, inventory);
    const then = compare === undefined ? null : await inventory.snapshot(compare);
    await withOutput(host, given, async (out) => {
      const no = await taken(inventory, signal);
      if (given.owners !== undefined) await inventory.takeAccounts(no, resolve(host.cwd, given.owners));
      const snapshot = (await inventory.snapshots()).find((one) => one.no === no);
      if (!snapshot) throw new Error('What was taken a moment ago is gone.');
      const playing = { inventory, signal, snapshot, out, alsoXlsx: format === 'xlsx' };
      const { scenarios, ...played } = await playThrough(plans, playing);
      const isLong = format === 'csv' || format === 'xlsx';
      const asking = { ...asked, inventory, signal, snapshot, isLong, then };
      const answered = await askAnswers(asking, scenarios);
      const warnings = () => inventory.warnings(no);
      if (format !== 'text') tellDoubts(host, await inventory.countWarnings(no), played.assumed);
      if (format === 'json') await deliverJson(host, answered, { out, warnings });
      else
        await deliver(host, given, await askReport(asking, answered, { ...played, plans }), {
          out,
          warnings,
        });
      if (out && given.export) await exportInventory(inventory, given.export, { out, signal });
    });
    if (given.out !== undefined)
      host.stderr.write('oc-stats deleted nothing; the lists are for you to act on.\n');
  });
}
