import './console/node-version.mjs';

const { readFileSync } = await import('node:fs');
const { cpus, totalmem } = await import('node:os');
const { join } = await import('node:path');
const { install } = await import('./install.mjs');
const { filesIn, workspaces } = await import('./console/files.mjs');
const { progress } = await import('./console/progress.mjs');
const { ROOT } = await import('./console/root.mjs');
const { run } = await import('./console/run.mjs');
const { asEnvironment, findings } = await import('./test/findings.mjs');

/**
 * Runs every `bench/*.bench.ts` of the workspaces, one after the other, and prints one Markdown table. A bench file
 * prints one JSON object a line for each row: {"what", "measured", "budget"?, "within"?}. Whatever else it prints is shown.
 * Names given as arguments choose files: `npm run bench -- embed store`.
 */
const chosen = process.argv.slice(2);

await install();
const built = await run(process.execPath, ['.scripts/build.mjs'], { show: true });
if (built.code !== 0) process.exit(built.code);

const rows = [];
for (const file of benches()) rows.push(...(await progress(file, () => measure(file))));

process.stdout.write(`${table(rows)}\n`);
process.exitCode = rows.some(({ within }) => within === false) ? 1 : 0;

function benches() {
  const all = filesIn(workspaces(), (path) => /\/bench\/[^/]+\.bench\.m?[jt]s$/.test(path));
  return chosen.length === 0 ? all : all.filter((path) => chosen.some((name) => path.includes(name)));
}

async function measure(file) {
  const env = asEnvironment(findings());
  const { code, output } = await run(process.execPath, ['--import', 'tsx', file], { env });
  const lines = output.split('\n').filter(Boolean);
  const found = lines.map(row).filter(Boolean);
  if (code !== 0) found.push({ what: file, measured: `failed:\n${output.trimEnd()}`, within: false });
  return found;
}

function row(line) {
  try {
    const value = JSON.parse(line);
    if (typeof value.what === 'string') return value;
  } catch {
    // Not a row but something the file wanted to say.
  }
  process.stderr.write(`${line}\n`);
  return undefined;
}

function table(rows) {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  const title = `oc-stats ${version}, ${new Date().toISOString().slice(0, 10)}, ${machine}`;
  if (rows.length === 0) return `${title}\n\nNothing to measure.`;
  const cells = rows.map(({ what, measured, budget = '', within }) => [
    what,
    measured,
    budget,
    verdict(within),
  ]);
  const lines = [['what', 'measured', 'budget', ''], ['---', '---', '---', '---'], ...cells];
  return `${title}\n\n${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}`;
}

function verdict(within) {
  if (within === undefined) return '';
  return within ? 'within' : '**over**';
}
