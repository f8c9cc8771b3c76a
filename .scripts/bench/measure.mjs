import { run } from '../console/run.mjs';
import { asEnvironment } from '../test/findings.mjs';
import { judged } from './row.mjs';

const MINUTE = 60_000;

/** Runs one bench file and gives its rows. What it prints that is no row is passed on; its failure is a row as well. */
export async function measure({ file, name }, { found, rounds }) {
  const env = { ...asEnvironment(found), OC_STATS_BENCH_ROUNDS: rounds };
  const { code, output, late } = await run(process.execPath, ['--import', 'tsx', file], {
    env,
    limit: 8 * MINUTE,
  });
  const rows = [];
  const said = [];
  for (const line of output.split('\n').filter(Boolean)) {
    const row = readRow(line);
    if (row) rows.push({ bench: name, ...row });
    else said.push(line);
  }
  if (said.length > 0) process.stderr.write(`${said.join('\n')}\n`);
  if (code !== 0) {
    const measured = late ? 'was ended after 8 minutes' : `failed: ${said.at(-1) ?? `ended with ${code}`}`;
    rows.push({ bench: name, what: file, measured, within: false });
  }
  return rows;
}

/** Samples to be judged, or a row that says everything itself. */
function readRow(line) {
  try {
    const row = JSON.parse(line);
    if (typeof row.what !== 'string') return null;
    return Array.isArray(row.samples) ? judged(row) : row;
  } catch {
    return null;
  }
}
