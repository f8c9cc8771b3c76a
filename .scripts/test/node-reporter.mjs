import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ROOT } from '../console/root.mjs';

/**
 * For `node --test --test-reporter`: prints only what failed or was skipped, and leaves the counts as JSON in OC_STATS_TEST_SUMMARY.
 * Suites are not counted, tests are; a file that breaks before its first test counts as one failed test.
 */
export default async function* report(events) {
  const summary = { passed: 0, failed: 0, skipped: 0, failures: [], slowest: [] };
  const path = new Map();
  for await (const { type, data } of events) {
    if (type === 'test:start') remember(path, data);
    else if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    else if (type === 'test:pass' || type === 'test:fail') {
      const line = count(summary, type, data, names(path, data));
      if (line) yield `${line}\n`;
    }
  }
  summary.slowest = summary.slowest.sort((a, b) => b.ms - a.ms).slice(0, 10);
  if (process.env.OC_STATS_TEST_SUMMARY)
    writeFileSync(process.env.OC_STATS_TEST_SUMMARY, JSON.stringify(summary));
}

function count(summary, type, data, name) {
  const isSuite = data.details?.type === 'suite';
  if (data.skip !== undefined || data.todo !== undefined) {
    if (isSuite) return undefined;
    summary.skipped += 1;
    const why = data.skip ?? data.todo;
    return `﹣ ${name}${typeof why === 'string' ? `: ${why}` : ''}`;
  }
  if (type === 'test:pass') {
    if (isSuite) return undefined;
    summary.passed += 1;
    summary.slowest.push({ name, ms: Math.round(data.details?.duration_ms ?? 0) });
    return undefined;
  }
  // A suite fails because a test in it did, which has been told, unless one of its hooks broke.
  if (isSuite && data.details?.error?.failureType === 'subtestsFailed') return undefined;
  summary.failed += 1;
  const failure = `✖ ${name}\n${indent(explain(data.details?.error))}`;
  summary.failures.push(failure);
  return failure;
}

function remember(path, { file, nesting, name }) {
  const names = path.get(file) ?? [];
  path.set(file, [...names.slice(0, nesting), name]);
}

function names(path, { file, nesting, name, line }) {
  const above = (path.get(file) ?? []).slice(0, nesting);
  const place = file ? `${relative(ROOT, file)}${line ? `:${line}` : ''}: ` : '';
  return `${place}${[...above, name].join(' › ')}`;
}

function explain(error) {
  const cause = error?.cause ?? error;
  if (typeof cause === 'string') return cause;
  const stack = cause?.stack ?? String(cause?.message ?? cause);
  return stack
    .split('\n')
    .filter((line) => !/node:internal|node_modules\/tsx/.test(line))
    .join('\n');
}

function indent(text) {
  return text.replace(/^/gm, '    ');
}
