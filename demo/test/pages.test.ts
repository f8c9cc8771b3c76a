import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertAccessible } from './axe.ts';
import { NO_BROWSER } from './browser.ts';
import { assertDrawn } from './figures-on.ts';
import { assertLeavesNothing } from './leaves-nothing.ts';
import { settled } from './settled.ts';
import { onStage } from './stage.ts';
import { openPage } from './watched-page.ts';

describe('a page of the demo', { skip: NO_BROWSER }, () => {
  const stage = onStage();
  const pages = {
    organization: () => '/',
    series: () => `/series/${stage.series}`,
    episode: () => `/episodes/${stage.episode}`,
    retention: () => '/retention',
    elements: () => '/examples/parts.html',
  };

  for (const [name, path] of Object.entries(pages)) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`${name} draws quietly and accessibly in the ${scheme}`, async () => {
        await using watched = await openPage(stage.browser, `${stage.origin}${path()}`, { scheme });
        await settled(watched.page);
        await assertDrawn(watched.page);
        await assertAccessible(watched.page);
        watched.assertQuiet(stage.origin);
      });
    }

    it(`${name} draws in forced colours`, async () => {
      await using watched = await openPage(stage.browser, `${stage.origin}${path()}`, { forcedColors: true });
      await settled(watched.page);
      await assertDrawn(watched.page);
      watched.assertQuiet(stage.origin);
    });

    it(`${name} is readable on the narrowest phone and needs no sideways scrolling`, async () => {
      await using watched = await openPage(stage.browser, `${stage.origin}${path()}`, {
        width: 280,
        height: 20_000,
      });
      await settled(watched.page);
      await assertDrawn(watched.page);
      assert.equal(await watched.page.evaluate(() => document.documentElement.scrollWidth), 280);
      watched.assertQuiet(stage.origin);
    });

    it(`${name} needs no sideways scrolling on a phone either whose reader has doubled the text`, async () => {
      await using watched = await openPage(stage.browser, `${stage.origin}${path()}?lang=de`, {
        width: 320,
        height: 40_000,
      });
      const { page } = watched;
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      await settled(page);
      await page.$eval('details.view', (details) => (details.open = true));
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      await assertDrawn(page);
      watched.assertQuiet(stage.origin);
    });

    it(`${name} leaves nothing behind when its elements go`, async () => {
      await using watched = await openPage(stage.browser, `${stage.origin}${path()}`);
      await settled(watched.page);
      await assertLeavesNothing(watched.page);
      watched.assertQuiet(stage.origin);
    });

    it(`${name} survives being moved in the document`, async () => {
      await using watched = await openPage(stage.browser, `${stage.origin}${path()}`);
      await settled(watched.page);
      await watched.page.evaluate(() => {
        const other = document.body.appendChild(document.createElement('section'));
        for (const element of document.querySelectorAll('main .stage > *')) other.append(element);
      });
      await settled(watched.page);
      await assertDrawn(watched.page);
      watched.assertQuiet(stage.origin);
    });
  }

  it('adds no name to the window and no element to head or body', async () => {
    await using watched = await openPage(stage.browser, `${stage.origin}/examples/plain.html`);
    const { page } = watched;
    await settled(page);
    const added = await page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
      frame.remove();
      const names = Object.getOwnPropertyNames(window).filter(
        (name) => !usual.has(name) && !/^\d+$/.test(name),
      );
      return {
        names,
        styles: document.head.querySelectorAll('style').length,
        body: document.body.childElementCount,
      };
    });
    // Lit notes its versions, so that it can warn of two; the others are tools of this test.
    const names = added.names.filter(
      (name) => !/^(lit|reactiveElement)|puppeteer|^__(name|aria)/i.test(name),
    );
    assert.deepEqual({ ...added, names }, { names: [], styles: 0, body: 1 });
  });
});
