import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { NO_BROWSER } from './browser.ts';
import { assertDrawn, figuresOn } from './figures-on.ts';
import { seriesTitled } from './known.ts';
import { settled } from './settled.ts';
import { onStage } from './stage.ts';
import { openPage } from './watched-page.ts';

describe('the view', { skip: NO_BROWSER }, () => {
  const stage = onStage();

  it('is what the address says', async () => {
    const address = `${stage.origin}/episodes/${stage.episode}?theme=dark&lang=de&dir=rtl&width=phone`;
    await using watched = await openPage(stage.browser, address);
    const { page } = watched;
    await settled(page);
    await assertDrawn(page);
    const shown = await page.evaluate(() => {
      const { lang, dir } = document.documentElement;
      const stageWidth = document.querySelector('.stage')?.clientWidth;
      const ground = getComputedStyle(document.documentElement).backgroundColor;
      const isDark = document.querySelector('oc-episode-stats')?.matches(':state(dark)');
      return { lang, dir, stageWidth, ground, isDark };
    });
    assert.deepEqual(shown, {
      lang: 'de',
      dir: 'rtl',
      stageWidth: 320,
      ground: 'rgb(20, 23, 26)',
      isDark: true,
    });
    assert.match((await figuresOn(page))[0]?.text ?? '', /Wiedergaben/);
    watched.assertQuiet(stage.origin);
  });

  it('unfolds when room comes for it', async () => {
    await using watched = await openPage(stage.browser, `${stage.origin}/`, { width: 320 });
    const { page } = watched;
    await settled(page);
    const isThere = () => page.$eval('select[name="theme"]', (select) => select.checkVisibility());
    assert.equal(await isThere(), false);
    await page.setViewport({ width: 1280, height: 12_000 });
    await page.waitForFunction(() => document.querySelector('select[name="theme"]')?.checkVisibility());
    watched.assertQuiet(stage.origin);
  });

  it('goes into the address and along with every link', async () => {
    await using watched = await openPage(stage.browser, `${stage.origin}/`);
    const { page } = watched;
    await settled(page);
    for (const [name, value] of [
      ['theme', 'dark'],
      ['width', 'tablet'],
      ['lang', 'de'],
    ] as const) {
      await page.select(`select[name="${name}"]`, value);
    }
    await page.waitForFunction(() => document.documentElement.lang === 'de');
    await settled(page);
    assert.equal(new URL(page.url()).search, '?theme=dark&lang=de&width=tablet');
    await Promise.all([page.waitForNavigation(), page.click('.series-list a')]);
    assert.match(page.url(), /\/series\/[^?]+\?theme=dark&lang=de&width=tablet$/);
    await settled(page);
    await assertDrawn(page);
    watched.assertQuiet(stage.origin);
  });

  it('changes its colours, direction and width without asking for anything again', async () => {
    await using watched = await openPage(stage.browser, `${stage.origin}/series/${stage.series}`);
    const { page } = watched;
    await settled(page);
    const before = watched.requests.length;
    await page.select('select[name="theme"]', 'dark');
    await page.select('select[name="width"]', 'wall');
    await page.select('select[name="dir"]', 'rtl');
    await page.waitForFunction(() => document.querySelector('oc-series-stats')?.matches(':state(dark)'));
    assert.equal(await page.$eval('.stage', ({ clientWidth }) => clientWidth), 1920);
    const asked = watched.requests.slice(before).filter((request) => !request.includes('/chunks/'));
    assert.deepEqual(asked, []);
    watched.assertQuiet(stage.origin);
  });
});

describe('the catalogue', { skip: NO_BROWSER }, () => {
  const stage = onStage();

  it('finds while one types, and the address finds it again', async () => {
    const [first] = await seriesTitled(stage.origin, '');
    const word = first?.title.split(/\s+/)[0] ?? '';
    await using watched = await openPage(stage.browser, `${stage.origin}/`);
    const { page } = watched;
    await page.waitForSelector('.series-list a');
    await page.type('input[type="search"]', word);
    await page.waitForFunction((text) => new URL(location.href).searchParams.get('q') === text, {}, word);
    await page.waitForNetworkIdle({ idleTime: 50 });
    const found = await titles(page);
    assert.ok(found.length > 0);
    await page.reload();
    await page.waitForSelector('.series-list a');
    assert.deepEqual(await titles(page), found);
    assert.equal(await page.$eval('input[type="search"]', (input) => input.value), word);
    watched.assertQuiet(stage.origin);
  });

  it('says so when nothing is found, whatever was typed', async () => {
    for (const text of [')', '"\'', '<img src=x onerror=alert(1)>zzz', '%', '\\', 'x'.repeat(200)]) {
      await using watched = await openPage(stage.browser, `${stage.origin}/?q=${encodeURIComponent(text)}`);
      const status = await watched.page.waitForSelector('.catalogue [role="status"]:not(:empty)');
      assert.match((await status?.evaluate((element) => element.textContent)) ?? '', /series/i, text);
      watched.assertQuiet(stage.origin);
    }
  });

  it('turns its pages, and Back turns them back', async () => {
    await using watched = await openPage(stage.browser, `${stage.origin}/`);
    const { page } = watched;
    await page.waitForSelector('.catalogue .ways button');
    const first = await titles(page);
    await page.click('.catalogue .ways button');
    await page.waitForFunction(
      (title) => document.querySelector('.series-list a')?.textContent !== title,
      {},
      first[0] ?? '',
    );
    const second = await titles(page);
    assert.deepEqual(
      second.filter((title) => first.includes(title)),
      [],
    );
    await page.goBack();
    await page.waitForFunction(
      (title) => document.querySelector('.series-list a')?.textContent === title,
      {},
      first[0] ?? '',
    );
    watched.assertQuiet(stage.origin);
  });

  it('lists what was published last, and nothing of tomorrow', async () => {
    await using watched = await openPage(stage.browser, `${stage.origin}/?lang=de`);
    const { page } = watched;
    await page.waitForSelector('.episodes a');
    const shown = await page.$$eval('.episodes .facts', (days) =>
      days.map(({ textContent }) => textContent ?? ''),
    );
    const days = shown.map((day) => day.split('.').reverse().join('-'));
    const today = new Date().toISOString().slice(0, 10);
    assert.ok(days.length > 0);
    assert.deepEqual(
      days.filter((day) => day > today),
      [],
    );
    watched.assertQuiet(stage.origin);
  });

  it('shows titles with markup as text', async () => {
    const hostile = await seriesTitled(stage.origin, '<');
    assert.ok(hostile.length > 0, 'the demo has no series with markup in its title');
    for (const { id, title } of hostile.slice(0, 3)) {
      await using watched = await openPage(stage.browser, `${stage.origin}/series/${encodeURIComponent(id)}`);
      await settled(watched.page);
      const heading = await watched.page.$eval('h1', (element) => ({
        text: element.textContent,
        parts: element.childElementCount,
      }));
      assert.deepEqual(heading, { text: title, parts: 0 });
      watched.assertQuiet(stage.origin);
    }
  });
});

describe('the keyboard alone', { skip: NO_BROWSER }, () => {
  const stage = onStage();

  it('leads from the search field to a series', async () => {
    await using watched = await openPage(stage.browser, `${stage.origin}/`);
    const { page } = watched;
    await page.waitForSelector('.series-list a');
    await page.focus('input[type="search"]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    const title = await page.evaluate(() => document.activeElement?.textContent);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await page.waitForSelector('h1');
    assert.equal(await page.$eval('h1', ({ textContent }) => textContent), title);
  });

  it('reaches everything on a series page in order, and is trapped nowhere', async () => {
    await using watched = await openPage(stage.browser, `${stage.origin}/series/${stage.series}`);
    const { page } = watched;
    await settled(page);
    const stops = await tabThrough(page);
    const first = stops.findIndex((stop) => stop.startsWith('a.skip'));
    assert.equal(first, 0);
    for (const wanted of [
      'select[theme]',
      'select[period]',
      'button:Table',
      'button:Explore',
      'a:',
      'button.copy',
    ]) {
      assert.ok(
        stops.some((stop) => stop.startsWith(wanted)),
        `${wanted} is not reached; reached are ${stops.join(', ')}`,
      );
    }
    watched.assertQuiet(stage.origin);
  });

  it('reads values along a curve, opens its table and chooses a period', async () => {
    await using watched = await openPage(stage.browser, `${stage.origin}/episodes/${stage.episode}`);
    const { page } = watched;
    await settled(page);
    await tabTo(page, 'select[period]');
    await page.keyboard.press('ArrowDown');
    await page.waitForNetworkIdle({ idleTime: 50 });
    await settled(page);
    await assertDrawn(page);

    await tabTo(page, 'button:Table');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => {
      const inside = (root: ParentNode): Element[] =>
        [...root.querySelectorAll('*')].flatMap((element) => [
          element,
          ...(element.shadowRoot ? inside(element.shadowRoot) : []),
        ]);
      return inside(document).some((element) => element.localName === 'table' && element.checkVisibility());
    });
    watched.assertQuiet(stage.origin);
  });
});

function titles(page: Page): Promise<string[]> {
  return page.$$eval('.series-list a', (links) => links.map((link) => link.textContent ?? ''));
}

/** Presses Tab until the focus leaves the document again, and names every stop. */
async function tabThrough(page: Page, until?: string): Promise<string[]> {
  const stops: string[] = [];
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      if (!active || active === document.body) return '';
      const name = active.getAttribute('name');
      const kind =
        active.className && typeof active.className === 'string' ? `.${active.className.split(' ')[0]}` : '';
      const text = active.textContent?.trim().slice(0, 30) ?? '';
      return name ? `${active.localName}[${name}]` : `${active.localName}${kind}:${text}`;
    });
    if (stop === '' || (stops.length > 0 && stop.startsWith('a.skip'))) return stops;
    stops.push(stop);
    if (until && stop.startsWith(until)) return stops;
  }
  assert.fail(`the focus is trapped; its last stops were ${stops.slice(-5).join(', ')}`);
}

async function tabTo(page: Page, wanted: string): Promise<void> {
  const stops = await tabThrough(page, wanted);
  assert.ok(stops.at(-1)?.startsWith(wanted), `${wanted} is not reached; reached are ${stops.join(', ')}`);
}
