import './console/node-version.mjs';

const { install } = await import('./install.mjs');
const { progress } = await import('./console/progress.mjs');
const { run } = await import('./console/run.mjs');
const { chosenBenches } = await import('./bench/benches.mjs');
const { machine } = await import('./bench/machine.mjs');
const { measure } = await import('./bench/measure.mjs');
const { options } = await import('./bench/options.mjs');
const { asJson, asTable } = await import('./bench/report.mjs');
const { findings } = await import('./test/findings.mjs');

const { only, rounds, format } = options();
const found = findings();
const started = performance.now();

await install();
const built = await run(process.execPath, ['.scripts/build.mjs']);
if (built.code !== 0) {
  process.stderr.write(built.output);
  process.exit(1);
}

const about = await machine(found.chromium);
const rows = [];
for (const bench of chosenBenches(only)) {
  if (bench.needs && !found[bench.needs])
    process.stderr.write(`${bench.name}: skipped, needs ${bench.needs}\n`);
  else rows.push(...(await progress(bench.name, () => measure(bench, { found, rounds }))));
}

const report = { ...about, seconds: Math.round((performance.now() - started) / 1_000), rows };
process.stdout.write(format === 'json' ? asJson(report) : asTable(report));
process.exitCode = rows.some(({ within }) => within === false) ? 1 : 0;
