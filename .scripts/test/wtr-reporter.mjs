import { writeFileSync } from 'node:fs';

/** For @web/test-runner: the same counts in the same place as `node-reporter.mjs`; failures are printed by its own reporter. */
export function summaryReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const summary = { passed: 0, failed: 0, skipped: 0, failures: [] };
      for (const session of sessions) countSession(summary, session);
      if (process.env.OC_STATS_TEST_SUMMARY)
        writeFileSync(process.env.OC_STATS_TEST_SUMMARY, JSON.stringify(summary));
    },
  };
}

function countSession(summary, { testFile, testResults, errors, passed }) {
  const before = summary.failed;
  if (testResults) countSuite(summary, testFile, testResults);
  // A file that does not load, or logs an error after its tests, has no failed test to show for it.
  if (!passed && summary.failed === before) {
    summary.failed += 1;
    summary.failures.push(`✖ ${testFile}\n    ${errors.map(({ message }) => message).join('\n    ')}`);
  }
}

function countSuite(summary, where, { suites, tests }) {
  for (const test of tests) {
    if (test.skipped) summary.skipped += 1;
    else if (test.passed) summary.passed += 1;
    else {
      summary.failed += 1;
      summary.failures.push(`✖ ${where} › ${test.name}\n    ${test.error?.message ?? ''}`);
    }
  }
  for (const suite of suites) countSuite(summary, `${where} › ${suite.name}`, suite);
}
