import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../console/root.mjs';
import { run } from '../console/run.mjs';

const MINUTE = 60_000;

/** `node --test` over some files, with every test counted. */
export function nodeTests(files, { env, concurrency, minutes = 16, show = true }) {
  // Given no files, Node would go and look for some, and find this very script.
  if (files.length === 0) return {};
  const reporter = pathToFileURL(join(ROOT, '.scripts/test/node-reporter.mjs')).href;
  const flags = [
    '--import',
    'tsx',
    '--test',
    `--test-concurrency=${concurrency}`,
    `--test-timeout=${5 * MINUTE}`,
  ];
  const reporting = [`--test-reporter=${reporter}`, '--test-reporter-destination=stdout'];
  return counted(process.execPath, [...flags, ...reporting, ...files], { env, minutes, show });
}

/** The elements in a real browser; their own configuration says which files and how. */
export function elementTests({ env }) {
  const runner = join(ROOT, 'node_modules/@web/test-runner/dist/bin.js');
  return counted(process.execPath, [runner, '--config', '.scripts/test/wtr.config.mjs'], { env, minutes: 8 });
}

/** All limits together leave room within the forty minutes that a CI job has. */
async function counted(program, args, { env, minutes, show = true }) {
  const folder = mkdtempSync(join(tmpdir(), 'oc-stats-test-'));
  const file = join(folder, 'summary.json');
  try {
    const options = { show, limit: minutes * MINUTE };
    const { code, late } = await run(program, args, {
      ...options,
      env: { ...env, OC_STATS_TEST_SUMMARY: file },
    });
    const summary = read(file);
    // No summary, or a bad end without a failed test to blame for it, must not look like success.
    if (!summary)
      return broken(late ? `was ended after ${minutes} minutes` : `ended with ${code} and without a summary`);
    if (code !== 0 && summary.failed === 0)
      return broken(`ended with ${code} although no test failed`, summary);
    return summary;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function broken(why, summary = { passed: 0, failed: 0, skipped: 0, failures: [] }) {
  return { ...summary, failed: summary.failed + 1, failures: [...summary.failures, `✖ the test run ${why}`] };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
