import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { startBrowser } from '../test/browser.ts';
import { NetworkLog } from './network-log.ts';
import { PROBE, type Probe } from './probe.ts';

export interface Conditions {
  /** How many times slower than this machine. */
  readonly cpu?: number;
  readonly network?: 'slow 4G';
  readonly width?: number;
  readonly height?: number;
}

/** What Lighthouse and DevTools call slow 4G: milliseconds for each request, bytes a second. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: 1_440_000 / 8,
  uploadThroughput: 675_000 / 8,
};

export interface MeasuredPage extends AsyncDisposable {
  readonly page: Page;
  readonly devtools: CDPSession;
  readonly network: NetworkLog;
}

/** A page in a browser of its own: nothing is cached, compiled or warm. The address is opened by the caller. */
export async function measuredPage(conditions: Conditions = {}): Promise<MeasuredPage> {
  const { cpu = 1, network, width = 1_000, height = 800 } = conditions;
  const browser: Browser = await startBrowser();
  const [first] = await browser.pages();
  const page = first ?? (await browser.newPage());
  await page.setViewport({ width, height });
  await page.evaluateOnNewDocument(PROBE);
  const devtools = await page.createCDPSession();
  const log = await NetworkLog.of(devtools);
  if (network) await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  if (cpu > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  return { page, devtools, network: log, [Symbol.asyncDispose]: () => browser.close() };
}

/** The moment of the first picture, on the page's own clock and in milliseconds since 1970. */
export async function firstPicture(
  { page }: MeasuredPage,
  url: string,
): Promise<{ at: number; since1970: number }> {
  await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 120_000 });
  return page.evaluate(async () => {
    const at = await (globalThis as unknown as { probe: Probe }).probe.picture;
    return { at, since1970: performance.timeOrigin + at };
  });
}
