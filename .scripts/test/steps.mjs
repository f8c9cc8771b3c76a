import { join } from 'node:path';
import { filesIn, workspaces } from '../console/files.mjs';
import { ROOT } from '../console/root.mjs';
import { run } from '../console/run.mjs';
import { checkBudgets } from './budgets.mjs';
import { elementTests, nodeTests } from './suites.mjs';

/**
 * Everything that `npm test` does, in groups: what stands in one group runs at the same time (two cores), the groups one
 * after the other, so that there is never more than one browser. `built` steps need a build that succeeded.
 */
export const steps = [
  [
    { name: 'types', work: tool('typescript/bin/tsc', '-b') },
    { name: 'lint', work: tool('eslint/bin/eslint.js', ...lintArguments()) },
  ],
  [
    { name: 'format', work: tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.') },
    { name: 'arrows', work: tool('dependency-cruiser/bin/dependency-cruise.mjs', ...arrowArguments()) },
  ],
  [{ name: 'unit', work: unit }],
  [{ name: 'elements', needs: 'chromium', work: elements }],
  [{ name: 'pages', needs: 'chromium', built: true, work: pages }],
  [{ name: 'budgets', built: true, work: budgets }],
];

/** A tool of the repository as one test: it is content, or its output is the failure. */
function tool(path, ...args) {
  return async () => {
    const { code, output } = await run(process.execPath, [join(ROOT, 'node_modules', path), ...args]);
    if (code === 0) return { passed: 1 };
    return { failed: 1, failures: [`✖ ${path.split('/')[0]}\n${output.trimEnd().replace(/^/gm, '    ')}`] };
  };
}

function lintArguments() {
  const cache = ['--cache', '--cache-location', 'node_modules/.cache/eslint/'];
  return ['--config', '.config/eslint.config.mjs', '--max-warnings', '0', ...cache, '.'];
}

function arrowArguments() {
  return ['--config', '.config/dependency-cruiser.cjs', 'packages', 'server', 'demo'];
}

/** Everything without a DOM; the sources of the elements are tested in a browser, the pages by their own step. */
function unit({ env, files }) {
  const elsewhere = /^(packages\/elements\/src|demo\/test)\//;
  const all = filesIn(
    ['.config', '.scripts', ...workspaces()],
    (path) => isTest(path) && !elsewhere.test(path),
  );
  return nodeTests(chosen(all, files), { env, concurrency: 2 });
}

function elements({ env, files }) {
  const all = filesIn(['packages/elements/src'], isTest);
  const some = chosen(all, files);
  if (some.length === 0) return {};
  return elementTests({ env: some.length === all.length ? env : { ...env, OC_STATS_TESTS: some.join(',') } });
}

function pages({ env, files }) {
  return nodeTests(chosen(filesIn(['demo/test'], isTest), files), { env, concurrency: 1 });
}

function isTest(path) {
  return /\.test\.m?[jt]s$/.test(path);
}

/** Names given after the options choose test files by any part of their path. */
function chosen(all, names) {
  return names.length === 0 ? all : all.filter((path) => names.some((name) => path.includes(name)));
}

function budgets() {
  const broken = checkBudgets();
  if (broken.length === 0) return { passed: 1 };
  return { failed: 1, failures: broken.map((line) => `✖ byte budget: ${line}`) };
}
