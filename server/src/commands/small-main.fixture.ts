import { createUniversity } from '@oc-stats/opencast/fake';
import { openDemo } from '../service/demo.ts';
import { embedded } from './embedded.ts';
import { untilAsked, type Host } from './host.ts';
import { run } from './program.ts';

/** The command as it is, with a university that is filled in a moment, on a day that stays the same. */
export const TODAY = '2026-04-01';

export const smallHost = (changes: Partial<Host> = {}): Host => ({
  version: '0.1.0',
  adapters: {
    ...embedded({}),
    openDemo: ({ today, timeZone }) =>
      openDemo(createUniversity({ seed: 7, today, series: 6, episodes: 40 }), timeZone),
  },
  assets: undefined,
  env: process.env,
  cwd: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  clock: () => new Date(`${process.env['TEST_TODAY'] ?? TODAY}T12:00:00Z`),
  asked: untilAsked,
  ...changes,
});

if (process.argv[1]?.endsWith('small-main.fixture.ts'))
  process.exitCode = await run(process.argv.slice(2), smallHost());
