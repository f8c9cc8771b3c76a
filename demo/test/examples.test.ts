import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Frame, Page } from 'puppeteer-core';
import { assertAccessible } from './axe.ts';
import { NO_BROWSER } from './browser.ts';
import { exampleFiles, startCustomer } from './customer.ts';
import { assertDrawn } from './figures-on.ts';
import { assertLeavesNothing } from './leaves-nothing.ts';
import { settled } from './settled.ts';
import { onStage } from './stage.ts';
import { openPage } from './watched-page.ts';

const examples = await exampleFiles();

describe('an example', { skip: NO_BROWSER }, () => {
  const stage = onStage();

  for (const file of examples) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`${file} draws quietly and accessibly on the service itself, ${scheme} preferred`, async () => {
        await using watched = await openPage(stage.browser, `${stage.origin}/examples/${file}`, { scheme });
        const content = await contentOf(watched.page);
        await assertShown(content);
        await assertAccessible(watched.page);
        watched.assertQuiet(stage.origin);
      });
    }

    it(`${file} draws on a page of another origin, and asks nobody else`, async () => {
      await using customer = await startCustomer({ service: stage.origin, known: stage });
      await using watched = await openPage(stage.browser, `${customer.origin}/examples/${file}`);
      await assertShown(await contentOf(watched.page));
      watched.assertQuiet(customer.origin, stage.origin);
    });

    it(`${file} survives being moved, and leaves nothing behind`, async () => {
      await using watched = await openPage(stage.browser, `${stage.origin}/examples/${file}`);
      const { page } = watched;
      await contentOf(page);
      await page.evaluate(() => {
        const other = document.body.appendChild(document.createElement('section'));
        for (const element of [...document.body.children])
          if (/^(oc-|iframe)/.test(element.localName)) other.append(element);
      });
      await assertShown(await contentOf(page));
      if ((await page.$('iframe, img')) === null) await assertLeavesNothing(page);
      watched.assertQuiet(stage.origin);
    });
  }

  it('strict-csp.html draws under exactly the documented policy, sent as a header', async () => {
    const policy = strictPolicy(stage.origin);
    await using customer = await startCustomer({ service: stage.origin, known: stage, policy });
    await using watched = await openPage(stage.browser, `${customer.origin}/examples/strict-csp.html`);
    await settled(watched.page);
    await assertDrawn(watched.page);
    watched.assertQuiet(customer.origin, stage.origin);
    const documented = await watched.page.$eval('meta[http-equiv]', (meta) => meta.getAttribute('content'));
    assert.equal(documented, policy);
  });

  it('strict-csp.html explores with Plotly under that policy, and lets the page keep its window', async () => {
    await using customer = await startCustomer({
      service: stage.origin,
      known: stage,
      policy: strictPolicy(stage.origin),
    });
    await using watched = await openPage(stage.browser, `${customer.origin}/examples/strict-csp.html`);
    const { page } = watched;
    await settled(page);
    await page.$eval('oc-series-stats', (composite) => {
      const figure = composite.shadowRoot
        ?.querySelector('oc-timeline')
        ?.shadowRoot?.querySelector('oc-figure');
      const buttons = [...(figure?.shadowRoot?.querySelectorAll('button') ?? [])];
      buttons.find(({ textContent }) => textContent?.trim() === 'Explore')?.click();
    });
    await page.waitForFunction(() => {
      const timeline = document.querySelector('oc-series-stats')?.shadowRoot?.querySelector('oc-timeline');
      const figure = timeline?.shadowRoot?.querySelector('oc-figure')?.shadowRoot;
      return (figure?.querySelectorAll('.js-plotly-plot .scatterlayer .trace').length ?? 0) > 0;
    });
    assert.equal(await page.evaluate(() => 'Plotly' in window), false);
    watched.assertQuiet(customer.origin, stage.origin);
  });

  it('strict-csp.html does not draw when the service is not named, so the policy really holds', async () => {
    await using customer = await startCustomer({
      service: stage.origin,
      known: stage,
      policy: "script-src 'none'; style-src 'self'",
    });
    await using watched = await openPage(stage.browser, `${customer.origin}/examples/strict-csp.html`);
    assert.equal(
      await watched.page.evaluate(() => customElements.get('oc-series-stats') === undefined),
      true,
    );
    assert.ok(watched.complaints.length > 0);
  });

  it('pinned.html runs the script only when it is the one that its author has seen', async () => {
    const edit = (html: string): string =>
      html.replace(/integrity="sha384-[^"]{8}/, 'integrity="sha384-AAAAAAAA');
    await using customer = await startCustomer({ service: stage.origin, known: stage, edit });
    await using watched = await openPage(stage.browser, `${customer.origin}/examples/pinned.html`);
    assert.equal(
      await watched.page.evaluate(() => customElements.get('oc-series-stats') === undefined),
      true,
    );
    assert.match(watched.complaints.join('\n'), /integrity/);
  });

  it('oembed.html shows a frame of the service and of nobody else', async () => {
    const edit = (html: string): string =>
      html.replace(/(<a\s+href=")[^"]+/, '$1https://elsewhere.example/episodes/a');
    await using customer = await startCustomer({ service: stage.origin, known: stage, edit });
    await using watched = await openPage(stage.browser, `${customer.origin}/examples/oembed.html`);
    await watched.page.waitForNetworkIdle({ idleTime: 50 });
    assert.equal(await watched.page.$('iframe'), null);
    assert.ok(watched.requests.every((request) => !request.startsWith('https://elsewhere.example')));
  });

  it('two-versions.html loads two scripts, and the second steps back', async () => {
    await using watched = await openPage(stage.browser, `${stage.origin}/examples/two-versions.html`);
    await settled(watched.page);
    const scripts = watched.requests.filter((request) => request.endsWith('/oc-stats.js'));
    assert.equal(new Set(scripts).size, 2);
    watched.assertQuiet(stage.origin);
  });

  it('preload.html asks for script and numbers once each', async () => {
    await using watched = await openPage(stage.browser, `${stage.origin}/examples/preload.html`);
    await settled(watched.page);
    const times = (part: string): number =>
      watched.requests.filter((request) => request.includes(part)).length;
    assert.deepEqual([times('/oc-stats.js'), times('/timeline')], [1, 1]);
  });

  it('group.html follows one range with one request', async () => {
    await using watched = await openPage(stage.browser, `${stage.origin}/examples/group.html`);
    const { page } = watched;
    await settled(page);
    const before = watched.requests.length;
    await page.$eval('oc-range', (range) => {
      const select = range.shadowRoot?.querySelector<HTMLSelectElement>('select[name="period"]');
      if (!select) throw new Error('no period to choose');
      select.value = 'P30D';
      select.dispatchEvent(new Event('change'));
    });
    await page.waitForNetworkIdle({ idleTime: 50 });
    await settled(page);
    await assertDrawn(page);
    const asked = watched.requests.slice(before).filter((request) => request.includes('/api/'));
    assert.equal(asked.length, 1, asked.join('\n'));
  });

  it('iframe.html grows to what it shows, and listens to nobody else', async () => {
    await using watched = await openPage(stage.browser, `${stage.origin}/examples/iframe.html`);
    const { page } = watched;
    await contentOf(page);
    // What is inside goes on growing while its parts arrive, so both heights are read in one go.
    await page.waitForFunction(() => {
      const frame = document.querySelector('iframe');
      const inside = frame?.contentDocument?.documentElement.scrollHeight ?? 0;
      return inside > 200 && Math.abs((frame?.clientHeight ?? 0) - inside) <= 2;
    });
    await page.evaluate(() => window.postMessage({ ocStats: { height: 77 } }, '*'));
    const height = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          // Messages arrive in order: after this one the one before it has been heard.
          addEventListener('message', () => resolve(document.querySelector('iframe')?.clientHeight ?? 0));
          window.postMessage('last', '*');
        }),
    );
    assert.notEqual(height, 77);
  });
});

/** Exactly what the example documents. */
function strictPolicy(service: string): string {
  const sources = `script-src ${service}/; connect-src ${service}/; img-src data: blob:; style-src 'self'`;
  return `default-src 'none'; ${sources}`;
}

/** Figures that are drawn, or pictures that have come. */
async function assertShown(content: Page | Frame): Promise<void> {
  const pictures = await content.$$eval('main img', (images) =>
    images.map(({ naturalWidth }) => naturalWidth),
  );
  if (pictures.length === 0) return assertDrawn(content);
  assert.ok(pictures.every((width) => width >= 800));
}

/** What shows figures: the page, or the frame in it, which may come after the page. */
async function contentOf(page: Page): Promise<Page | Frame> {
  await page.waitForFunction(
    () =>
      document.querySelector('iframe, main img') ??
      [...document.querySelectorAll('*')].some(({ localName }) => localName.startsWith('oc-')),
  );
  const frame = await page.$('iframe');
  const content = (await frame?.contentFrame()) ?? page;
  await content.waitForFunction(() => document.readyState === 'complete');
  await settled(content);
  return content;
}
