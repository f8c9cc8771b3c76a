import { defaultReporter } from '@web/test-runner';
import elements from '../../packages/elements/web-test-runner.config.mjs';
import { summaryReporter } from './wtr-reporter.mjs';

/** The elements' own configuration, with their tests counted like all others. */
export default {
  ...elements,
  files: process.env.OC_STATS_TESTS?.split(',') ?? elements.files,
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), summaryReporter()],
};
