import { execFile } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeReports } from '../../.scripts/bench/invented-reports.mjs';
import { printRow } from '../../.scripts/bench/row.mjs';
import { ROUNDS } from '../../.scripts/bench/samples.mjs';
import { startService } from '../test/service.ts';
import { measuredPage, type MeasuredPage } from './measured-page.ts';
import { moves, type Move } from './retention-moves.ts';

const SESSIONS = 40_000;
const MOST_MS = 100;
/** So many moves are told apart. */
const WARM = 4;
const BUILT = fileURLToPath(new URL('../../server/bin/oc-stats.js', import.meta.url));

const service = await startService(undefined, inventory);
try {
  await overview();
  await using measured = await opened(2_400);
  const { page } = measured;
  await page.evaluate(moves);
  const run = (move: Move, values: readonly number[]) =>
    page.evaluate(
      (name, inputs) =>
        (globalThis as unknown as Record<string, (of: typeof inputs) => Promise<number[]>>)[name]!(inputs),
      move,
      values,
    );
  const moved = {
    'slider in the lab': await run('slide', numbers(45, 5)),
    'threshold of the overview': await run('threshold', numbers(24, 13)),
    'one folder further down': await run('folder', numbers(24, 0)),
  };
  const recordings = SESSIONS.toLocaleString('en');
  const how = `Chromium and the built service, ${recordings} recordings: from the input to the frame with the new picture`;
  for (const [name, samples] of Object.entries(moved)) {
    const what = `retention: ${name}`;
    // What runs for the first time is compiled meanwhile, in the page and in the service.
    printRow({ what: `${what}, at first`, unit: 'ms', samples: samples.splice(0, WARM), how });
    printRow({ what, unit: 'ms', samples, most: MOST_MS, how });
    printRow({ what, unit: 'ms', samples, of: 'p95', most: MOST_MS, how });
  }
} finally {
  await service.stop();
}

function numbers(count: number, first: number): number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}

/** A new browser each time; the service has answered before. */
async function overview(): Promise<void> {
  await (await opened(800))[Symbol.asyncDispose]();
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await using measured = await opened(800);
    samples.push(await measured.page.evaluate(() => performance.now()));
  }
  printRow({
    what: 'retention: page to its first chart',
    unit: 'ms',
    samples,
    how: 'the page of the demo, same origin, nothing cached: from navigation to the sentence of the first chart',
  });
}

async function opened(height: number): Promise<MeasuredPage> {
  const measured = await measuredPage({ width: 1_280, height });
  await measured.page.goto(`${service.origin}/retention?lang=en`, { waitUntil: 'domcontentloaded' });
  await measured.page.waitForFunction(
    () =>
      document
        .querySelector('oc-retention')
        ?.shadowRoot?.querySelector('oc-retention-overview')
        ?.shadowRoot?.querySelector('oc-figure')
        ?.shadowRoot?.querySelector('[part="sentence"]')
        ?.textContent?.trim(),
    { polling: 'raf', timeout: 60_000 },
  );
  return measured;
}

/** From two reports, by the command. */
async function inventory(data: string): Promise<void> {
  const reports = join(data, 'reports');
  await mkdir(reports);
  const { created, usage } = await writeReports(reports, SESSIONS);
  const given = ['--sessions', created, '--usage', usage, '--as-of', '2022-06-01', '--time-zone', 'UTC'];
  await promisify(execFile)(process.execPath, [BUILT, 'retention', ...given, '--keep', '--data', data], {
    maxBuffer: 64 * 1024 * 1024,
  });
  await rm(reports, { recursive: true });
}
