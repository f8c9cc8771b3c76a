import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { writeReports } from '../../.scripts/bench/invented-reports.mjs';
import { printRow } from '../../.scripts/bench/row.mjs';
import { ROUNDS } from '../../.scripts/bench/samples.mjs';
import { BUILT, startService } from './service-process.ts';

const AS_OF = '2022-06-01';
const ZONE = ['--time-zone', 'America/Los_Angeles'];
/** Writes the most memory of its process to what the bench reads, when all is done. */
const PEAK = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));",
)}`;

interface Ran {
  readonly seconds: number;
  readonly megabytes: number;
}

const folder = mkdtempSync(join(tmpdir(), 'oc-stats-bench-reports-'));
try {
  await read(40_000, ROUNDS, 3);
  await read(1_000_000, 1, 60);
  await slide(40_000);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** From two files to every answer, as somebody would type it. */
async function read(sessions: number, rounds: number, most: number): Promise<void> {
  const { created, usage } = await writeReports(folder, sessions);
  const ran: Ran[] = [];
  for (let round = 0; round < rounds; round++) ran.push(await retention(created, usage, '--format', 'json'));
  const what = `retention: two reports of ${sessions.toLocaleString('en')} sessions`;
  const how = 'the built `oc-stats retention --format json`, from its process to its end';
  printRow({ what, unit: 's', samples: ran.map(({ seconds }) => seconds), most, how });
  const memory = ran.map(({ megabytes }) => megabytes);
  printRow({ what: `${what}: memory`, unit: 'MB', samples: memory, of: 'max', most: 1_000, how });
}

/** A threshold is another plan, each time; the plan beside it stays. */
async function slide(sessions: number): Promise<void> {
  const data = mkdtempSync(join(folder, 'data-'));
  await (await startService(BUILT, data)).stop();
  const { created, usage } = await writeReports(folder, sessions);
  await retention(created, usage, '--keep', '--data', data);
  const service = await startService(BUILT, data);
  const beside = planOf(12, 'beside');
  const ask = async (months: number) => {
    const started = performance.now();
    const answer = await fetch(`${service.origin}/api/v1/retention/scenario`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ plan: planOf(months, 'slider'), against: beside, asOf: AS_OF }),
    });
    const body = await answer.text();
    if (!answer.ok) throw new Error(body);
    return performance.now() - started;
  };
  try {
    const first = await ask(1);
    const samples: number[] = [];
    for (let months = 2; months <= 60; months++) samples.push(await ask(months));
    const what = `retention: a slider over ${sessions.toLocaleString('en')} recordings, 36 months`;
    const how =
      'POST /api/v1/retention/scenario to the built service, another threshold each time, beside another plan';
    printRow({ what: `${what}, first`, unit: 'ms', samples: [first], how });
    printRow({ what, unit: 'ms', samples, most: 100, how });
    printRow({ what, unit: 'ms', samples, of: 'p95', most: 100, how });
  } finally {
    await service.stop();
  }
}

function planOf(months: number, name: string): object {
  return {
    name,
    rules: [
      { name: 'archive', action: 'archive', after: `${months} months` },
      { name: 'delete', action: 'delete', since: 'archived', after: '1 year' },
    ],
    intake: {},
    quotas: { stored: 8_800 },
  };
}

async function retention(created: string, usage: string, ...more: readonly string[]): Promise<Ran> {
  const started = performance.now();
  const args = ['retention', '--sessions', created, '--usage', usage, '--as-of', AS_OF, ...ZONE, ...more];
  const child = spawn(process.execPath, ['--import', PEAK, BUILT, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const [said, peak] = child.stdio.slice(2).map((stream) => text(stream as Readable));
  const [code] = (await once(child, 'exit')) as [number];
  const seconds = (performance.now() - started) / 1_000;
  if (code !== 0) throw new Error(await said);
  return { seconds, megabytes: Number(await peak) / 1_000 };
}
