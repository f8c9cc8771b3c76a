import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';

/** `npm test` says where it is (nothing: nowhere); a single test file run by hand looks in the usual place. */
const GIVEN = process.env['OC_STATS_CHROMIUM'] ?? process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
const CHROMIUM = GIVEN !== '' && existsSync(GIVEN) ? GIVEN : null;

/** Why page tests are skipped, for `describe`; `false` when they are not. */
export const NO_BROWSER = CHROMIUM ? false : 'no Chromium on this machine';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function startBrowser(): Promise<Browser> {
  if (!CHROMIUM) throw new Error('no Chromium on this machine');
  return puppeteer.launch({ executablePath: CHROMIUM, args: FLAGS });
}
