import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printRow } from '../../.scripts/bench/row.mjs';
import { ROUNDS } from '../../.scripts/bench/samples.mjs';
import { bundledTierService } from '../../.scripts/bench/tier-service.mjs';
import { asked, stopAsking } from './asked.ts';
import { filled } from './filled.ts';
import { BUILT, startService } from './service-process.ts';
import { subjectsOf, universityOf } from './tier.ts';
import { widgetsAbout } from './widgets.ts';

const FILLS = 2;
const ROUNDS_OF_QUESTIONS = 5;

const folders = Array.from({ length: FILLS }, () => mkdtempSync(join(tmpdir(), 'oc-stats-bench-')));
try {
  await firstFill();
  await start();
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
await memory();

async function firstFill(): Promise<void> {
  const samples: number[] = [];
  for (const folder of folders) samples.push((await startedAndStopped(folder)) / 1_000);
  printRow({
    what: 'service: first start, with the whole demo to be filled',
    unit: 's',
    samples,
    most: 10,
    how: 'the built service on an empty folder, from its process to the line "listens on"',
  });
}

async function start(): Promise<void> {
  const samples: number[] = [];
  const [folder = ''] = folders;
  for (let round = 0; round < ROUNDS; round++) samples.push((await startedAndStopped(folder)) / 1_000);
  printRow({
    what: 'service: ready after its start, with the demo in place',
    unit: 's',
    samples,
    most: 1.5,
    how: 'the same on the folder that was filled, to its first answer with numbers',
  });
}

/** Ready is who answers: the line alone would be easy to print. */
async function startedAndStopped(folder: string): Promise<number> {
  const service = await startService(BUILT, folder);
  const answer = await asked(`${service.origin}/api/v1/stats/organization/me/timeline`);
  stopAsking();
  await service.stop();
  return service.readyAfter + answer;
}

async function memory(): Promise<void> {
  const service = await startService(await bundledTierService(), await filled('L'));
  const samples: number[] = [];
  try {
    const widgets = widgetsAbout(subjectsOf(universityOf('M')));
    for (let round = 0; round < ROUNDS_OF_QUESTIONS; round++) {
      for (const { path } of widgets) await asked(service.origin + path(round));
      samples.push(await residentMegabytes(service.origin));
    }
  } finally {
    stopAsking();
    await service.stop();
  }
  printRow({
    what: 'service: resident memory with 40,000 episodes',
    unit: 'MB',
    samples,
    of: 'max',
    most: 350,
    how: `the largest of ${ROUNDS_OF_QUESTIONS} looks at /metrics, one after each round of all questions that elements ask`,
  });
}

async function residentMegabytes(origin: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]) / 1e6;
}
