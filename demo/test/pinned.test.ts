import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { NO_BROWSER } from './browser.ts';
import { startCustomer } from './customer.ts';
import { assertDrawn } from './figures-on.ts';
import { settled } from './settled.ts';
import { onStage } from './stage.ts';
import { openPage } from './watched-page.ts';

/** What somebody who has got hold of the service would add to its files. */
const ADDED = ';globalThis.tampered = (globalThis.tampered ?? 0) + 1;';

describe('a page that pins a version', { skip: NO_BROWSER }, () => {
  const stage = onStage();

  it('names the hash of every file that is fetched later, down to Plotly', async () => {
    await using watched = await openPage(stage.browser, `${stage.origin}/examples/pinned.html`);
    const { page } = watched;
    await settled(page);
    await explore(page);
    const named = await page.$eval(
      'script[type="importmap"]',
      ({ textContent }) => (JSON.parse(textContent ?? '') as { integrity: Record<string, string> }).integrity,
    );
    const fetched = new Set(
      watched.requests.filter((request) => /\/elements\/.+\.js$/.test(request) && !isEntry(request)),
    );
    assert.ok(fetched.size > 5);
    assert.deepEqual(
      [...fetched].filter((request) => !(request in named)),
      [],
    );
    assert.ok([...fetched].some((request) => request.endsWith('/plotly/plotly.js')));
    watched.assertQuiet(stage.origin);
  });

  it('runs no file that was fetched later and is another, though it draws with the others', async () => {
    await using watched = await openPage(stage.browser, 'about:blank');
    const { page } = watched;
    await tampering(page, /\/chunks\/(rest|reading)-/);
    await page.goto(`${stage.origin}/examples/pinned.html`);
    await page.waitForFunction(
      () => document.querySelector('oc-series-stats')?.shadowRoot?.childElementCount,
    );
    await page.waitForNetworkIdle({ idleTime: 200 });
    assert.equal(await timesTampered(page), 0);
    assert.match(watched.complaints.join('\n'), /integrity/);
    assert.equal(await page.evaluate(() => customElements.get('oc-top') === undefined), true);
  });

  it('runs no other Plotly, and the picture stays', async () => {
    await using watched = await openPage(stage.browser, 'about:blank');
    const { page } = watched;
    await tampering(page, /\/plotly\/plotly\.js$/);
    await page.goto(`${stage.origin}/examples/pinned.html`);
    await settled(page);
    await press(page, 'Explore');
    await page.waitForNetworkIdle({ idleTime: 200 });
    assert.equal(await timesTampered(page), 0);
    await assertDrawn(page);
    assert.match(watched.complaints.join('\n'), /integrity/);
  });

  it('without its import map would run them: the hash of the script covers the script alone', async () => {
    const edit = (html: string): string => html.replace(/<script type="importmap">[^]*?<\/script>/, '');
    await using customer = await startCustomer({ service: stage.origin, known: stage, edit });
    await using watched = await openPage(stage.browser, 'about:blank');
    const { page } = watched;
    await tampering(page, /\/chunks\/rest-/);
    await page.goto(`${customer.origin}/examples/pinned.html`);
    await page.waitForFunction(() => (globalThis as { tampered?: number }).tampered === 1);
    assert.ok((await page.$eval('script[integrity]', (script) => script.getAttribute('integrity'))) ?? false);
  });

  it('draws on a page of another origin as on the service', async () => {
    await using customer = await startCustomer({ service: stage.origin, known: stage });
    await using watched = await openPage(stage.browser, `${customer.origin}/examples/pinned.html`);
    await settled(watched.page);
    await assertDrawn(watched.page);
    await explore(watched.page);
    watched.assertQuiet(customer.origin, stage.origin);
  });
});

function isEntry(request: string): boolean {
  return request.endsWith('/oc-stats.js');
}

/** From now on some files reach the page with something added. */
async function tampering(page: Page, files: RegExp): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => void passed(request, files));
}

async function passed(request: HTTPRequest, files: RegExp): Promise<void> {
  if (!files.test(request.url())) return request.continue();
  const body = (await (await fetch(request.url())).text()) + ADDED;
  const headers = { 'Access-Control-Allow-Origin': '*' };
  await request.respond({ status: 200, contentType: 'text/javascript', headers, body });
}

function timesTampered(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as { tampered?: number }).tampered ?? 0);
}

async function explore(page: Page): Promise<void> {
  await press(page, 'Explore');
  await page.waitForFunction(() => {
    const timeline = document.querySelector('oc-series-stats')?.shadowRoot?.querySelector('oc-timeline');
    const figure = timeline?.shadowRoot?.querySelector('oc-figure')?.shadowRoot;
    return (figure?.querySelectorAll('.js-plotly-plot .scatterlayer .trace').length ?? 0) > 0;
  });
}

/** The button of the first figure. */
async function press(page: Page, text: string): Promise<void> {
  await page.$eval(
    'oc-series-stats',
    (composite, wanted) => {
      const figure = composite.shadowRoot
        ?.querySelector('oc-timeline')
        ?.shadowRoot?.querySelector('oc-figure');
      const buttons = [...(figure?.shadowRoot?.querySelectorAll('button') ?? [])];
      buttons.find(({ textContent }) => textContent?.trim() === wanted)?.click();
    },
    text,
  );
}
