import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { ROOT } from '../console/root.mjs';

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** What some suites need and not every machine has: where it is, or undefined. */
export function findings() {
  return {
    chromium: givenOr(
      process.env.CHROME_PATH,
      () => program(CHROMIUM) ?? (executable(MAC) ? MAC : undefined),
    ),
    influxdb: givenOr(process.env.OC_STATS_INFLUXD, () => program(['influxd'])),
    fixtures: givenOr(process.env.OC_STATS_FIXTURES, () => {
      const folder = resolve(ROOT, '../shared/fixtures');
      return existsSync(folder) ? folder : undefined;
    }),
  };
}

export const WHAT_THEY_ARE = {
  chromium: 'a Chromium or Chrome (set CHROME_PATH, or install "chromium")',
  influxdb: 'influxd (install "influxdb", or set OC_STATS_INFLUXD)',
  fixtures: 'the foreign fixtures (set OC_STATS_FIXTURES to their folder)',
};

/** How the suites are told. An empty value means: looked for and not there. */
export function asEnvironment({ chromium, influxdb, fixtures }) {
  return {
    OC_STATS_CHROMIUM: chromium ?? '',
    ...(chromium ? { CHROME_PATH: chromium } : {}),
    OC_STATS_INFLUXD: influxdb ?? '',
    OC_STATS_FIXTURES: fixtures ?? '',
  };
}

/** The names in OC_STATS_REQUIRE: to miss one of these is a failure. */
export function required() {
  const names = (process.env.OC_STATS_REQUIRE ?? '').split(',').map((name) => name.trim());
  return new Set(names.filter(Boolean));
}

function givenOr(given, search) {
  if (given === undefined || given === '') return search();
  return existsSync(given) ? resolve(given) : undefined;
}

function program(names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/usr/sbin'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(executable);
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
