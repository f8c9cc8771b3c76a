import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { assertAccessible } from './axe.ts';
import { NO_BROWSER, startBrowser } from './browser.ts';
import { startCustomer, type Customer, type Site } from './customer.ts';
import { assertDrawn, figuresOn } from './figures-on.ts';
import { knownAt } from './known.ts';
import { startService, type Service } from './service.ts';
import { settled } from './settled.ts';
import { ACCESS, tokenUntil } from './token.ts';
import { openPage } from './watched-page.ts';

const HOUR = 3_600;

/** A university that shows its numbers with a token only, to the pages of one customer. */
describe('embedding what is not for everybody', { skip: NO_BROWSER }, () => {
  const site: { -readonly [K in keyof Site]: Site[K] } = { service: '', known: { episode: '', series: '' } };
  let lms: Customer;
  let stranger: Customer;
  let service: Service;
  let browser: Browser;

  before(async () => {
    [lms, stranger] = [await startCustomer(site), await startCustomer(site)];
    const origins = `server: { cors: ['${lms.origin}'], embed: ['${lms.origin}'] }\n`;
    service = await startService(`${origins}${ACCESS}privacy: { minimumVisitors: 0 }\n`);
    site.service = service.origin;
    site.known = await knownAt(service.origin, tokenUntil(HOUR, 'organization'));
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
    await lms?.[Symbol.asyncDispose]();
    await stranger?.[Symbol.asyncDispose]();
  });

  const fresh = (seconds = HOUR): string => tokenUntil(seconds, `series:${site.known.series}`);

  async function frameOf(page: Page): Promise<Frame> {
    const frame = await (await page.waitForSelector('iframe'))?.contentFrame();
    assert.ok(frame);
    return frame;
  }

  it('a frame shows what its token allows, and keeps the token out of every address', async () => {
    site.token = fresh();
    await using watched = await openPage(browser, `${lms.origin}/examples/iframe-token.html`);
    const frame = await frameOf(watched.page);
    await settled(frame);
    await assertDrawn(frame);
    watched.assertQuiet(lms.origin, service.origin);
    assert.equal(await frame.evaluate(() => location.hash), '');
    assert.ok(
      watched.requests.every((request) => !request.includes(site.token ?? '') || request.includes('#')),
    );
    await assertAccessible(watched.page);
  });

  it('a frame whose token has ended asks the page around it for another', async () => {
    site.token = fresh(-600);
    site.freshToken = () => fresh();
    await using watched = await openPage(browser, `${lms.origin}/examples/iframe-token.html`);
    const frame = await frameOf(watched.page);
    await settled(frame);
    await assertDrawn(frame);
    assert.equal(watched.requests.filter((request) => request.endsWith('/stats-token')).length, 1);
  });

  it('a frame takes a token from the page around it only', async () => {
    site.token = fresh();
    await using watched = await openPage(browser, `${lms.origin}/examples/iframe-token.html`);
    const { page } = watched;
    const frame = await frameOf(page);
    await settled(frame);
    // Another frame of the same page, from an origin that is not allowed, and the frame itself.
    const beside = await frameBeside(page, `${stranger.origin}/demo/icon.svg`);
    const fromBeside = () =>
      beside.evaluate(() => {
        parent.frames[0]?.postMessage({ ocStats: { token: 'theirs' } }, '*');
        parent.frames[0]?.postMessage('last', '*');
      });
    assert.equal(await tokenAfter(frame, fromBeside), site.token);
    const fromItself = () =>
      frame.evaluate(() => {
        window.postMessage({ ocStats: { token: 'own' } }, '*');
        window.postMessage('last', '*');
      });
    assert.equal(await tokenAfter(frame, fromItself), site.token);
    await page.evaluate(() =>
      document.querySelector('iframe')?.contentWindow?.postMessage({ ocStats: { token: 'parent' } }, '*'),
    );
    await frame.waitForFunction(
      () => document.querySelector('oc-series-stats')?.getAttribute('token') === 'parent',
    );
  });

  it('a frame says nothing to a page of another origin, and takes nothing from it', async () => {
    // The very page of a frame, but without the policy that keeps others from framing it, and without elements.
    const shell = await (await fetch(`${service.origin}/embed/oc-series-stats/${site.known.series}`)).text();
    site.own = shell.replace(/<script type="module".*<\/script>/, '');
    const around = async (origin: string) => {
      await using watched = await openPage(browser, `${origin}/examples/picture.html`);
      const { page } = watched;
      const heard = page.evaluate(
        () =>
          new Promise<unknown[]>((resolve) => {
            const messages: unknown[] = [];
            addEventListener('message', ({ data }: MessageEvent<unknown>) => {
              if (data === 'last') resolve(messages);
              else messages.push(data);
            });
          }),
      );
      const frame = await frameBeside(page, `${lms.origin}/own#token=given`);
      // In the second frame, what observes sizes has been told of the first.
      await frame.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
      await frame.evaluate(() => parent.postMessage('last', '*'));
      const messages = await heard;
      const token = await tokenAfter(frame, () =>
        page.evaluate(() => {
          const inner = document.querySelector('iframe')?.contentWindow;
          inner?.postMessage({ ocStats: { token: 'other' } }, '*');
          inner?.postMessage('last', '*');
        }),
      );
      return { messages: messages.length > 0, token };
    };
    assert.deepEqual(await around(lms.origin), { messages: true, token: 'other' });
    assert.deepEqual(await around(stranger.origin), { messages: false, token: 'given' });
  });

  it('tells its height to the page around it, as oc-stats and as LTI say it', async () => {
    site.token = fresh();
    await using watched = await openPage(browser, `${lms.origin}/examples/iframe-token.html`);
    const { page } = watched;
    const frame = await frameOf(page);
    await settled(frame);
    const heard = await page.evaluate(
      () =>
        new Promise<{ origin: string; subject: string; height: number }>((resolve) => {
          addEventListener(
            'message',
            ({ origin, data }: MessageEvent<{ subject?: string; height?: number }>) => {
              const { subject = '', height = 0 } = data;
              if (subject) resolve({ origin, subject, height });
            },
          );
          const inner = document.querySelector('iframe');
          if (inner) inner.style.width = '400px';
        }),
    );
    assert.equal(heard.origin, service.origin);
    assert.equal(heard.subject, 'lti.frameResize');
    assert.ok(heard.height > 200);
    await page.waitForFunction(() => Number(document.querySelector('iframe')?.height) > 900);
  });

  it('a page of another origin is not allowed to frame it', async () => {
    site.token = fresh();
    await using watched = await openPage(browser, `${stranger.origin}/examples/iframe-token.html`);
    const { page } = watched;
    await page.waitForFunction(() => document.readyState === 'complete');
    const frame = await frameOf(page);
    assert.equal(await frame.$('oc-series-stats'), null);
    assert.match(watched.complaints.join('\n'), /frame-ancestors/);
  });

  it('elements get a new token from a function of the page, under a strict policy', async () => {
    site.token = fresh(-600);
    site.freshToken = () => fresh();
    site.policy = `default-src 'none'; script-src 'self' ${service.origin}; connect-src 'self' ${service.origin}; style-src 'self'; img-src 'self'`;
    try {
      await using watched = await openPage(browser, `${lms.origin}/examples/token.html`);
      await settled(watched.page);
      await assertDrawn(watched.page);
      assert.equal(watched.requests.filter((request) => request.endsWith('/stats-token')).length, 1);
      await assertAccessible(watched.page);
      assert.deepEqual(
        watched.complaints.filter((complaint) => !complaint.includes('status of 401')),
        [],
      );
    } finally {
      delete site.policy;
    }
  });

  it('elements whose page has none say so in words', async () => {
    site.token = fresh(-600);
    site.freshToken = () => null;
    await using watched = await openPage(browser, `${lms.origin}/examples/token.html`);
    await watched.page.waitForFunction(() =>
      /permission of this page has expired/.test(
        document.querySelector('oc-series-stats')?.shadowRoot?.querySelector('[part="error"]')?.textContent ??
          '',
      ),
    );
    assert.deepEqual(await figuresOn(watched.page), []);
  });

  it('a picture has a token in its address, for nothing but this picture', async () => {
    const path = `/api/v1/stats/series/${site.known.series}/timeline.png?period=P30D&width=800&lang=en`;
    const response = await fetch(`${service.origin}/api/v1/tokens`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${tokenUntil(HOUR, 'tokens', 'organization')}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ scope: [`series:${site.known.series}`], path }),
    });
    const signed = (await response.json()) as { path: string };
    assert.match(signed.path, /[?&]token=/, JSON.stringify(signed));
    const shown = `${service.origin}${signed.path}`;
    site.edit = (html) =>
      html.replace(/src="[^"]+timeline\.png[^"]+"/, `src="${shown.replaceAll('&', '&amp;')}"`);
    try {
      await using watched = await openPage(browser, `${lms.origin}/examples/picture.html`);
      const widths = await watched.page.$$eval('main img', (images) =>
        images.map(({ naturalWidth }) => naturalWidth),
      );
      assert.deepEqual(widths, [800, 0], 'the other one has no token');
    } finally {
      delete site.edit;
    }
    const wider = await fetch(shown.replace('P30D', 'P90D'));
    assert.equal(wider.status, 403);
  });

  it('oEmbed and the shells of frames tell nothing of what there is', async () => {
    const { series } = site.known;
    const asked = (id: string) =>
      fetch(`${service.origin}/oembed?url=${encodeURIComponent(`${service.origin}/series/${id}`)}`);
    assert.deepEqual([(await asked(series)).status, (await asked('nothing')).status], [401, 401]);
    const shell = async (path: string, id: string) =>
      (await (await fetch(`${service.origin}${path}${id}`)).text()).replaceAll(`"${id}"`, '"ID"');
    for (const path of ['/embed/oc-series-stats/', '/series/'])
      assert.equal(await shell(path, series), await shell(path, 'nothing'));
  });
});

/**
 * The token of the element once a frame has heard all that is sent meanwhile: of each sender messages arrive in order, so
 * that after its `last` those before have been heard.
 */
async function tokenAfter(frame: Frame, send: () => Promise<unknown>): Promise<string | null | undefined> {
  await frame.evaluate(() => {
    const heard = new Promise((resolve) =>
      addEventListener('message', ({ data }: MessageEvent<unknown>) => data === 'last' && resolve(null)),
    );
    Object.assign(globalThis, { heard });
  });
  await send();
  return frame.evaluate(async () => {
    await (globalThis as unknown as { heard: Promise<unknown> }).heard;
    return document.querySelector('oc-series-stats')?.getAttribute('token');
  });
}

async function frameBeside(page: Page, url: string): Promise<Frame> {
  await page.evaluate(
    (src) =>
      new Promise<void>((resolve) => {
        const frame = Object.assign(document.createElement('iframe'), { src, onload: () => resolve() });
        document.body.append(frame);
      }),
    url,
  );
  const frame = page
    .frames()
    .find((each) => url.startsWith(each.url().replace(/#.*/, '')) && each !== page.mainFrame());
  assert.ok(frame);
  return frame;
}
