import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { NO_BROWSER, startBrowser } from './browser.ts';
import { exampleFiles } from './customer.ts';
import { assertDrawn } from './figures-on.ts';
import { knownAt } from './known.ts';
import type { Known } from './known.ts';
import { startProxy } from './proxy.ts';
import type { Proxy, ProxySettings } from './proxy.ts';
import { startService } from './service.ts';
import type { Service } from './service.ts';
import { settled } from './settled.ts';
import { openPage } from './watched-page.ts';
import type { PageOptions, WatchedPage } from './watched-page.ts';

const examples = await exampleFiles();

/** How the service may learn where it is, and what of its pages works then. */
const WAYS = {
  'by the headers of the proxy': { tells: true, config: () => 'server: { trustProxy: true }\n' },
  'by its configuration': {
    tells: false,
    config: (address: string) => `server: { publicUrl: '${address}' }\n`,
  },
} as const;

for (const [way, { tells, config }] of Object.entries(WAYS)) {
  describe(`below a path of a proxy, which the service knows ${way}`, { skip: NO_BROWSER }, () => {
    const stage = onStageBelow(tells, config);

    for (const scheme of ['light', 'dark'] as const) {
      it(`every page draws in the ${scheme} and asks for nothing beside the path`, async () => {
        for (const path of stage.pages()) {
          await using watched = await stage.open(path, { scheme });
          await settled(watched.page);
          await assertDrawn(watched.page);
          stage.assertInside(watched);
        }
      });
    }

    it('examples draw, and every frame and picture in them', async () => {
      for (const file of examples) {
        await using watched = await stage.open(`/examples/${file}`);
        const { page } = watched;
        // The address that is pasted becomes a frame only when the service has answered.
        if (file === 'oembed.html') await page.waitForSelector('iframe');
        for (const frame of page.frames()) {
          await frame.waitForFunction(() => document.readyState === 'complete');
          await settled(frame);
          const isOurs = await frame.evaluate(
            () => document.querySelector('oc-stat, oc-timeline, [episode], [series]') !== null,
          );
          if (isOurs) await assertDrawn(frame);
        }
        const widths = await page.$$eval('img', (images) => images.map(({ naturalWidth }) => naturalWidth));
        assert.ok(
          widths.every((width) => width > 0),
          file,
        );
        const ours = page.frames().length > 1 || widths.length > 0 || (await page.$('[server]')) !== null;
        assert.ok(ours, `${file} shows nothing`);
        stage.assertInside(watched);
      }
    });

    it('the list of examples shows each in a frame', async () => {
      await using watched = await stage.open('/examples/');
      const { page } = watched;
      await page.waitForFunction(() => document.querySelectorAll('.card iframe').length > 5);
      const frames = await page.$$eval('.card iframe', (all) => all.map(({ src }) => src));
      assert.deepEqual(
        frames.filter((src) => !src.startsWith(`${stage.proxy.address}/examples/`)),
        [],
      );
      await page.waitForNetworkIdle({ idleTime: 200 });
      stage.assertInside(watched);
    });

    it('a frame by itself asks for nothing beside the path either', async () => {
      await using watched = await stage.open(`/embed/oc-series-stats/${stage.known.series}?lang=de`);
      await settled(watched.page);
      await assertDrawn(watched.page);
      stage.assertInside(watched);
    });

    it('a snippet names the service as it is reached', async () => {
      for (const path of [`/series/${stage.known.series}`, '/examples/parts.html']) {
        await using watched = await stage.open(path);
        await settled(watched.page);
        const code = await watched.page.$$eval('pre code', (all) =>
          all.map(({ textContent }) => textContent ?? ''),
        );
        const script = `src="${stage.proxy.address}/elements/v1/oc-stats.js"`;
        assert.ok(
          code.some((text) => text.includes(script)),
          code[0],
        );
        assert.ok(code.every((text) => !/server="/.test(text) || text.includes(`"${stage.proxy.address}"`)));
      }
    });

    it('and an address of nothing says so, with a way out', async () => {
      await using watched = await stage.open('/episodes/no-such-episode');
      const { page } = watched;
      await page.waitForFunction(() => !document.querySelector('main[aria-busy]'));
      await follow(page, 'main a');
      assert.equal(page.url(), `${stage.proxy.address}/`);
      await settled(page);
      await assertDrawn(page);
      assert.deepEqual(stage.proxy.astray, []);
    });
  });
}

describe('below a path of a proxy that says nothing', { skip: NO_BROWSER }, () => {
  const stage = onStageBelow(false, () => '');

  it('the catalogue works all the same: its pages know by themselves where they are', async () => {
    const { series, episode } = stage.known;
    for (const path of ['/', `/series/${series}`, `/episodes/${episode}`]) {
      await using watched = await stage.open(path);
      await settled(watched.page);
      await assertDrawn(watched.page);
      stage.assertInside(watched);
    }
  });

  it('one walks through it by links, with its view, and Back walks back', async () => {
    await using watched = await stage.open('/');
    const { page } = watched;
    await settled(page);
    await page.select('select[name="theme"]', 'dark');
    await page.select('select[name="lang"]', 'de');
    await page.waitForFunction(() => document.documentElement.lang === 'de');
    await settled(page);
    const look = '?theme=dark&lang=de';
    const { address } = stage.proxy;
    assert.equal(page.url(), `${address}/${look}`);

    await page.waitForSelector('.series-list a');
    await follow(page, '.series-list a');
    assert.match(page.url(), new RegExp(`^${address}/series/[^?]+\\?theme=dark&lang=de$`));
    await settled(page);
    await assertDrawn(page);
    const series = page.url();

    const [episode] = await hrefsOf(page, 'oc-episodes');
    assert.match(episode ?? '', new RegExp(`^${address}/episodes/[^?]+\\?theme=dark&lang=de$`));
    await page.goto(episode ?? '');
    await settled(page);
    await follow(page, '.breadcrumb li:nth-child(2) a');
    assert.equal(page.url(), series);
    await settled(page);

    await Promise.all([page.waitForNavigation(), page.goBack()]);
    assert.equal(page.url(), episode);
    await settled(page);
    await assertDrawn(page);
    await follow(page, 'nav[aria-label="oc-stats"] li:nth-child(1) a');
    assert.equal(page.url(), `${address}/${look}`);
    assert.equal(await page.$eval('nav [aria-current="page"]', ({ textContent }) => textContent), 'Katalog');
    stage.assertInside(watched);
  });

  it('finds a series, and the address finds it again', async () => {
    await using watched = await stage.open('/?q=e');
    const { page } = watched;
    await page.waitForSelector('.series-list a');
    const first = await page.$eval('.series-list a', ({ href }) => href);
    assert.ok(first.startsWith(`${stage.proxy.address}/series/`), first);
    await page.reload();
    await page.waitForSelector('.series-list a');
    assert.equal(await page.$eval('.series-list a', ({ href }) => href), first);
    stage.assertInside(watched);
  });

  it('a link that changes its view stays where it leads', async () => {
    await using watched = await stage.open('/examples/');
    const { page } = watched;
    await page.waitForSelector('select[name="theme"]');
    await page.select('select[name="theme"]', 'dark');
    const links = await page.$$eval('a[href]', (all) => all.map(({ href }) => href));
    const outside = links.filter((href) => !href.startsWith(`${stage.proxy.address}/`));
    assert.deepEqual(outside, []);
    assert.ok(links.includes(`${stage.proxy.address}/?theme=dark&lang=en`));
    assert.ok(links.includes(`${stage.proxy.address}/openapi.json`));
    assert.equal((await fetch(`${stage.proxy.address}/openapi.json`)).status, 200);
  });
});

interface StageBelow {
  readonly proxy: Proxy;
  readonly known: Known;
  pages(): string[];
  open(path: string, options?: PageOptions): Promise<WatchedPage>;
  /** Nothing was complained about, and nobody was asked for anything beside the path of the service. */
  assertInside(watched: WatchedPage): void;
}

/** For a `describe`: a service, a proxy in front of it and a browser. */
function onStageBelow(tells: boolean, config: (address: string) => string): StageBelow {
  let proxy: Proxy;
  let service: Service;
  let browser: Browser;
  let known: Known;
  before(async () => {
    const settings: ProxySettings = { service: '', tells };
    proxy = await startProxy(settings);
    service = await startService(config(proxy.address));
    settings.service = service.origin;
    [browser, known] = await Promise.all([startBrowser(), knownAt(proxy.address)]);
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
    await proxy?.[Symbol.asyncDispose]();
  });
  return {
    get proxy() {
      return proxy;
    },
    get known() {
      return known;
    },
    pages: () => [
      '/',
      `/series/${known.series}`,
      `/episodes/${known.episode}`,
      '/retention',
      '/examples/parts.html',
    ],
    open: (path, options) => openPage(browser, proxy.address + path, options),
    assertInside: (watched) => {
      watched.assertQuiet(proxy.origin);
      assert.deepEqual(proxy.astray, []);
    },
  };
}

async function follow(page: Page, link: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(link)]);
}

/** The links in elements of a name, however deep they stand. */
function hrefsOf(page: Page, name: string): Promise<string[]> {
  return page.evaluate((wanted) => {
    const inside = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? inside(element.shadowRoot) : []),
      ]);
    return inside(document)
      .filter(({ localName }) => localName === wanted)
      .flatMap((element) => [...(element.shadowRoot?.querySelectorAll('a') ?? [])])
      .map(({ href }) => href);
  }, name);
}
