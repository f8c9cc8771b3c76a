import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface Measured {
  readonly count: number;
  readonly takenMs: number;
  readonly answeredMs: number;
  readonly overviewMs: number;
  readonly columnsMs: number;
  readonly peakMb: number;
}

/** A row of the table that `npm run bench` prints. */
function row(what: string, measured: string, budget?: string, within?: boolean): void {
  process.stdout.write(`${JSON.stringify({ what: `retention: ${what}`, measured, budget, within })}\n`);
}

for (const [sessions, most] of [
  [40_000, 3],
  [1_000_000, 60],
] as const) {
  const { answeredMs, columnsMs, count, overviewMs, peakMb, takenMs } = measure(sessions);
  const all = (takenMs + answeredMs) / 1_000;
  const named = `${count.toLocaleString('en')} sessions`;
  row(`two reports of ${named} read, joined and answered`, `${all.toFixed(1)} s`, `≤ ${most} s`, all <= most);
  row(`${named} at a glance`, `${overviewMs} ms`);
  row(`${named} as columns for scenarios`, `${columnsMs} ms`);
  row(`the most memory of all that`, `${Math.round(peakMb)} MB`, '≤ 1 GB', peakMb <= 1_000);
}

function measure(sessions: number): Measured {
  const file = fileURLToPath(new URL('./take.ts', import.meta.url));
  const output = execFileSync(process.execPath, ['--import', 'tsx', file, String(sessions)], {
    encoding: 'utf8',
  });
  return JSON.parse(output) as Measured;
}
