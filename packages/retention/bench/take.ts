import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RetentionInventory } from '../src/index.ts';
import { writeReports } from './invented-reports.ts';

// A process of its own that reads two reports of so many sessions and answers everything: how soon, and in how much memory.
const [sessions = '40000'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'oc-stats-bench-'));
try {
  const { created, usage } = await writeReports(folder, Number(sessions));
  const inventory = await RetentionInventory.open(join(folder, 'inventory'), 2);
  const clock = stopwatch();
  const snapshot = await inventory.takeReports(
    { sessions: [created], usage: [usage], storage: [] },
    {
      asOf: '2022-06-01',
      timeZone: 'America/Los_Angeles',
      dateOrder: 'mdy',
      courseRoots: ['Moodle'],
      taken: new Date(0),
    },
  );
  const takenMs = clock();
  await inventory.answer(snapshot);
  const answeredMs = clock();
  await inventory.overview(snapshot, { months: 12, folder: [] });
  const overviewMs = clock();
  const { count } = await inventory.columns(snapshot);
  const columnsMs = clock();
  await inventory.close();
  const peakMb = process.resourceUsage().maxRSS / 1_000;
  process.stdout.write(JSON.stringify({ count, takenMs, answeredMs, overviewMs, columnsMs, peakMb }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const took = now - last;
    last = now;
    return Math.round(took);
  };
}
