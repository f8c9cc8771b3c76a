import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { OLD, otherAnswers, WITHHELD } from './other-answers.ts';
import { startBrowser } from './browser.ts';
import { knownAt } from './known.ts';
import type { Known } from './known.ts';
import { startService } from './service.ts';
import { settled } from './settled.ts';
import { openPage } from './watched-page.ts';
import type { PageOptions } from './watched-page.ts';

interface Shot extends PageOptions {
  readonly name: string;
  readonly path: string;
  /** Of a service that withholds what so few people are behind. */
  readonly withholding?: true;
  /** Brings the page into the state that the picture is about. */
  readonly act?: (page: Page) => Promise<void>;
}

// Pictures of everything, for people to look at: node --import tsx demo/test/screenshots.ts FOLDER [NAME…]
const [folder = 'screenshots', ...names] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const service = await startService();
// More than five, so that the demo university has enough of what is withheld.
const discreet = await startService('privacy: { minimumVisitors: 25 }\n');
const browser = await startBrowser();
try {
  for (const shot of shots(await knownAt(service.origin))) {
    if (names.length === 0 || names.some((name) => shot.name.includes(name))) await take(browser, shot);
  }
} finally {
  await browser.close();
  await service.stop();
  await discreet.stop();
}

async function take(taker: Browser, { name, path, act, withholding, ...options }: Shot): Promise<void> {
  const { origin } = withholding ? discreet : service;
  await using watched = await openPage(taker, `${origin}${path}`, { height: 1000, ...options });
  const { page } = watched;
  if (act) await act(page);
  else await settled(await whole(page));
  // Back to a usual height: the picture is then as high as the page, and not as the window.
  await page.setViewport({ width: page.viewport()?.width ?? 1280, height: 800 });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  const complaints = watched.complaints.length === 0 ? '' : `\n  ${watched.complaints.join('\n  ')}`;
  process.stdout.write(`${name}${complaints}\n`);
}

/** As high as the page, so that nothing waits for being scrolled to. */
async function whole(page: Page): Promise<Page> {
  const width = page.viewport()?.width ?? 1280;
  await page.setViewport({ width, height: 12_000 });
  return page;
}

function shots({ episode, series }: Known): Shot[] {
  const pages = {
    organization: '/',
    series: `/series/${series}`,
    episode: `/episodes/${episode}`,
    retention: '/retention',
    elements: '/examples/parts.html',
  };
  const everyPage = Object.entries(pages).flatMap(([name, path]): Shot[] => [
    { name: `${name}-light-1280`, path: `${path}?lang=en` },
    { name: `${name}-dark-1280`, path: `${path}?lang=en`, scheme: 'dark' },
    { name: `${name}-light-320`, path: `${path}?lang=en`, width: 320 },
    { name: `${name}-german`, path: `${path}?lang=de` },
    { name: `${name}-forced-colors`, path: `${path}?lang=en`, forcedColors: true },
  ]);
  const plain = '/examples/plain.html';
  return [
    ...everyPage,
    { name: 'withheld-organization', path: `${pages.organization}?lang=en`, withholding: true },
    { name: 'withheld-series', path: `${pages.series}?lang=en`, withholding: true },
    { name: 'withheld-series-german-320', path: `${pages.series}?lang=de`, withholding: true, width: 320 },
    { name: 'withheld-episode', path: `${pages.episode}?lang=en`, withholding: true },
    { name: 'withheld-elements', path: `${pages.elements}?lang=de`, withholding: true },
    {
      name: 'withheld-picture',
      path: `/api/v1/stats/series/${series}/totals.png?by=episode&width=800&scale=2&period=P30D`,
      withholding: true,
      act: () => Promise.resolve(),
    },
    { name: 'text-200-series', path: `${pages.series}?lang=en`, act: largeText },
    { name: 'text-200-episode-320', path: `${pages.episode}?lang=de`, width: 320, act: largeText },
    { name: 'frame-series', path: `/embed/oc-series-stats/${series}?lang=de` },
    { name: 'series-rtl-dark', path: `${pages.series}?lang=en&dir=rtl`, scheme: 'dark' },
    { name: 'retention-rtl-dark', path: '/retention?lang=en&dir=rtl', scheme: 'dark' },
    { name: 'retention-compared', path: '/retention?lang=en', act: comparedPlans },
    { name: 'retention-700', path: '/retention?lang=de', width: 700 },
    { name: 'retention-nothing', path: '/retention?lang=en', act: nothingThere },
    { name: 'frame-retention', path: '/embed/oc-retention/me?lang=de&folder=Courses&months=24' },
    { name: 'retention-text-320', path: '/retention?lang=de', width: 320, act: planAsText },
    { name: 'example-retention', path: '/examples/retention.html' },
    { name: 'example-pinned', path: '/examples/pinned.html' },
    { name: 'episode-rtl', path: `${pages.episode}?lang=en&dir=rtl` },
    { name: 'series-wall', path: `${pages.series}?lang=en&width=wall`, width: 2000 },
    { name: 'episode-280', path: `${pages.episode}?lang=en`, width: 280 },
    { name: 'examples', path: '/examples/?lang=en' },
    { name: 'example-rtl', path: '/examples/rtl.html' },
    { name: 'example-dark', path: '/examples/dark.html' },
    { name: 'example-picture', path: '/examples/picture.html' },
    { name: 'example-picture-dark', path: '/examples/picture.html', scheme: 'dark' },
    { name: 'example-oembed', path: '/examples/oembed.html', act: framed },
    { name: 'example-iframe-token', path: '/examples/iframe-token.html', act: framed },
    { name: 'example-token-320', path: '/examples/token.html', width: 320 },
    { name: 'face-old-en', path: plain, act: (page) => answered(page, OLD) },
    { name: 'face-old-280', path: plain, width: 280, act: (page) => answered(page, OLD) },
    { name: 'face-withheld', path: plain, act: (page) => answered(page, WITHHELD) },
    { name: 'face-withheld-german', path: '/examples/german.html', act: (page) => answered(page, WITHHELD) },
    { name: 'face-withheld-table', path: plain, act: withheldTables },
    { name: 'nowhere', path: '/episodes/no-such-episode?lang=en', act: (page) => said(page, 'No such') },
    { name: 'face-loading', path: plain, act: loading },
    {
      name: 'face-empty',
      path: plain,
      act: (page) => changed(page, { from: '2001-01-01', to: '2001-01-31' }),
    },
    { name: 'face-error', path: plain, act: (page) => changed(page, { episode: 'no-such-episode' }) },
    { name: 'face-misspelt', path: plain, act: (page) => changed(page, { period: 'yesterday' }) },
    { name: 'table-open', path: `${pages.episode}?lang=en`, act: tables },
    { name: 'explore', path: `${pages.episode}?lang=en`, act: explore },
  ];
}

async function said(page: Page, text: string): Promise<void> {
  await page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);
}

async function changed(page: Page, attributes: Readonly<Record<string, string>>): Promise<void> {
  await settled(page);
  await page.$eval(
    'oc-episode-stats',
    (element, wanted) => Object.entries(wanted).forEach(([name, value]) => element.setAttribute(name, value)),
    attributes,
  );
  await settled(page);
}

/** Starts again with a service that answers otherwise. */
async function answered(page: Page, change: Parameters<typeof otherAnswers>[1]): Promise<void> {
  await otherAnswers(page, change);
  await page.reload({ waitUntil: 'load' });
  await settled(await whole(page));
}

/** As in the settings of a browser. */
async function largeText(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await settled(await whole(page));
}

async function framed(page: Page): Promise<void> {
  const frame = await (await page.waitForSelector('iframe'))?.contentFrame();
  if (frame) await settled(frame);
}

async function withheldTables(page: Page): Promise<void> {
  await answered(page, WITHHELD);
  await press(page, 'Table');
  await settled(page);
}

/** Starts again with a service that takes its time. */
async function loading(page: Page): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (!request.url().includes('/api/')) void request.continue();
  });
  await page.reload({ waitUntil: 'domcontentloaded' });
  await page.waitForFunction(() => document.querySelector('oc-episode-stats')?.shadowRoot?.firstElementChild);
}

async function tables(page: Page): Promise<void> {
  await settled(await whole(page));
  await press(page, 'Table');
  await settled(page);
}

async function comparedPlans(page: Page): Promise<void> {
  await settled(await whole(page));
  await press(page, 'Compare with another plan');
  await settled(page);
}

async function nothingThere(page: Page): Promise<void> {
  await settled(await whole(page));
  await page.$eval('oc-retention', (element) => element.setAttribute('folder', 'Nowhere'));
  await settled(page);
}

async function planAsText(page: Page): Promise<void> {
  await settled(await whole(page));
  await press(page, 'Als Text');
  await settled(page);
}

async function explore(page: Page): Promise<void> {
  await settled(await whole(page));
  await press(page, 'Explore');
  await page.waitForNetworkIdle({ idleTime: 500 });
}

/** Every button with this text, in every shadow root. */
async function press(page: Page, text: string): Promise<void> {
  await page.evaluate((wanted) => {
    const inside = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? inside(element.shadowRoot) : []),
      ]);
    for (const element of inside(document)) {
      if (element instanceof HTMLButtonElement && element.textContent?.trim() === wanted) element.click();
    }
  }, text);
}
