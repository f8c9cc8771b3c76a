import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../console/root.mjs';
import { run } from '../console/run.mjs';

/** What the numbers depend on. The load tells whether the machine had something else to do. */
export async function machine(chromium) {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const [load = 0] = loadavg();
  return {
    version,
    date: new Date().toISOString().slice(0, 10),
    machine: {
      cores: cpus().length,
      processor: cpus()[0]?.model.trim() ?? 'unknown',
      memoryGigabytes: Math.round(totalmem() / 2 ** 30),
      node: process.versions.node,
      chromium: chromium ? await chromiumVersion(chromium) : null,
      load: Math.round(load * 10) / 10,
    },
  };
}

async function chromiumVersion(path) {
  const { output } = await run(path, ['--version']);
  return /\d+(\.\d+){3}/.exec(output)?.[0] ?? 'unknown';
}
