import assert from 'node:assert/strict';
import type { Browser, Page } from 'puppeteer-core';

export interface PageOptions {
  readonly width?: number;
  /** High enough that elements which wait to be near the window do not wait. */
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly forcedColors?: boolean;
}

/** A page of which everything is noted that a visitor should never have caused. */
export interface WatchedPage extends AsyncDisposable {
  readonly page: Page;
  /** Every address that was asked for. */
  readonly requests: readonly string[];
  /** Errors and warnings on the console, exceptions, refused policies. */
  readonly complaints: readonly string[];
  /** Nothing was complained about, and nobody but these origins was asked for anything. */
  assertQuiet(...origins: readonly string[]): void;
}

export async function openPage(
  browser: Browser,
  url: string,
  options: PageOptions = {},
): Promise<WatchedPage> {
  const { width = 1280, height = 12_000, scheme = 'light', forcedColors = false } = options;
  const page = await browser.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(`exception: ${String(error)}`));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  // tsx keeps the names of functions with a helper, which functions that run in the page would miss.
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
  await page.setViewport({ width, height });
  // puppeteer itself does not know forced colours.
  const devtools = await page.createCDPSession();
  await devtools.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'forced-colors', value: forcedColors ? 'active' : 'none' },
    ],
  });
  await page.goto(url, { waitUntil: 'load' });
  return {
    page,
    requests,
    complaints,
    assertQuiet: (...origins) => {
      assert.deepEqual(complaints, []);
      const foreign = requests.filter((request) => !isFrom(request, origins));
      assert.deepEqual(foreign, [], 'asked a foreign origin');
    },
    [Symbol.asyncDispose]: () => page.close(),
  };
}

function isFrom(request: string, origins: readonly string[]): boolean {
  return /^(data|blob):/.test(request) || origins.includes(new URL(request).origin);
}
