import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from '../console/root.mjs';

const FOLDER = join(ROOT, 'node_modules/.cache/oc-stats');
const LOCK = join(FOLDER, 'build.lock');

/** `npm start` in one window and `npm test` in another build the same files: the second waits for the first. */
export async function alone(work) {
  await acquire();
  try {
    return await work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

async function acquire() {
  mkdirSync(FOLDER, { recursive: true });
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (abandoned()) rmSync(LOCK, { force: true });
    else await wait(200);
  }
}

/** A build that was killed leaves its number behind. */
function abandoned() {
  try {
    const pid = Number(readFileSync(LOCK, 'utf8'));
    if (!pid) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
