import './console/node-version.mjs';

const { parseArgs } = await import('node:util');
const { install } = await import('./install.mjs');
const { run } = await import('./console/run.mjs');
const { seconds } = await import('./console/progress.mjs');
const { steps } = await import('./test/steps.mjs');
const { asEnvironment, findings, required, WHAT_THEY_ARE } = await import('./test/findings.mjs');

const { only, bail, files } = options();
const found = findings();
const must = required();
const seed = process.env.OC_STATS_SEED || '20251009';
const env = { ...asEnvironment(found), OC_STATS_SEED: seed };
const total = { passed: 0, failed: 0, skipped: 0, failures: [] };

await install();
const { code } = await run(process.execPath, ['.scripts/build.mjs', '--quiet'], { show: true });
if (code === 0) add('build', { passed: 1 });
else add('build', { failed: 1, failures: ['✖ the build failed; see above'] });

process.stdout.write(`property tests: OC_STATS_SEED=${seed}\n`);
for (const [name, path] of Object.entries(found)) {
  if (path) process.stdout.write(`${name}: ${path}\n`);
  else if (must.has(name))
    add(name, { failed: 1, failures: [`✖ ${name} is required and missing: ${WHAT_THEY_ARE[name]}`] });
  else process.stdout.write(`${name}: not found, its suites are skipped; wanted is ${WHAT_THEY_ARE[name]}\n`);
}

for (const group of steps) {
  const chosen = group.filter(({ name }) => only.length === 0 || only.includes(name));
  await Promise.all(chosen.map(take));
  if (bail && total.failed > 0) break;
}

if (total.failures.length > 0) process.stdout.write(`\nWhat failed:\n${total.failures.join('\n')}\n\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function take({ name, needs, built, work }) {
  const started = performance.now();
  if (built && code !== 0) return add(name, { skipped: 1 }, 'needs the build');
  if (needs && !found[needs]) return add(name, { skipped: 1 }, `needs ${needs}`);
  add(name, await work({ env, files }), seconds(started));
}

function add(name, { passed = 0, failed = 0, skipped = 0, failures = [] }, remark = '') {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  total.failures.push(...failures);
  const counts = [
    passed && `${passed} passed`,
    failed && `${failed} FAILED`,
    skipped && `${skipped} skipped`,
  ];
  process.stdout.write(
    `${name}: ${counts.filter(Boolean).join(', ') || 'nothing to do'}${remark && ` (${remark})`}\n`,
  );
}

function options() {
  const known = steps.flat().map(({ name }) => name);
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        only: { type: 'string', multiple: true, default: [] },
        bail: { type: 'boolean', default: false },
      },
    });
    const only = values.only.flatMap((names) => names.split(','));
    const unknown = only.find((name) => !known.includes(name));
    if (unknown !== undefined) throw new Error(`there is no step "${unknown}"`);
    return { only, bail: values.bail, files: positionals };
  } catch (error) {
    process.stderr.write(`${error.message}\nnpm test [-- --only ${known.join('|')}[,…]] [--bail] [FILE…]\n`);
    process.exit(2);
  }
}
