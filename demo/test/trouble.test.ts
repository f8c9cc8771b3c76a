import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertAccessible } from './axe.ts';
import { NO_BROWSER, startBrowser } from './browser.ts';
import { figuresOn } from './figures-on.ts';
import { knownAt } from './known.ts';
import { startService } from './service.ts';
import { settled } from './settled.ts';
import { onStage } from './stage.ts';
import { openPage } from './watched-page.ts';

const HOSTILE = [
  'no-such-thing',
  '<img src=x onerror=alert(1)>',
  '"\'`',
  '../../etc/passwd',
  '%',
  'a,title:b',
  '?foo=1',
  'x'.repeat(5_000),
];

describe('an address of nothing', { skip: NO_BROWSER }, () => {
  const stage = onStage();

  for (const id of HOSTILE) {
    for (const folder of ['series', 'episodes']) {
      it(`/${folder}/${id.slice(0, 40)} says so, and does nothing else`, async () => {
        const path = `/${folder}/${encodeURIComponent(id)}`;
        await using watched = await openPage(stage.browser, `${stage.origin}${path}`);
        const { page } = watched;
        await page.waitForFunction(
          () => document.body.innerText.trim() !== '' && !document.querySelector('main[aria-busy]'),
        );
        const text = await page.evaluate(() => document.body.innerText);
        assert.match(text, /No such (series|episode|page)|Nothing lives at this address/);
        assert.deepEqual(withoutRefusals(watched.complaints), []);
        assert.deepEqual(
          watched.requests.filter((request) => !request.startsWith(stage.origin)),
          [],
        );
      });
    }
  }

  it('has a way out and is accessible', async () => {
    await using watched = await openPage(stage.browser, `${stage.origin}/episodes/no-such-thing`);
    const { page } = watched;
    await page.waitForFunction(() => !document.querySelector('main[aria-busy]'));
    await assertAccessible(page);
    await Promise.all([page.waitForNavigation(), page.click('main a')]);
    assert.equal(new URL(page.url()).pathname, '/');
  });
});

describe('a service that goes away', { skip: NO_BROWSER }, () => {
  it('leaves the last picture, marked as old, and the rest of the page', async () => {
    const service = await startService();
    const browser = await startBrowser();
    try {
      const { series } = await knownAt(service.origin);
      await using watched = await openPage(browser, `${service.origin}/series/${series}`);
      const { page } = watched;
      await settled(page);
      const before = await figuresOn(page);
      await service.stop('SIGKILL');
      await page.$eval('oc-series-stats', (composite) => {
        const range = composite.shadowRoot?.querySelector('oc-range')?.shadowRoot;
        const select = range?.querySelector<HTMLSelectElement>('select[name="period"]');
        if (!select) throw new Error('no period to choose');
        select.value = 'P30D';
        select.dispatchEvent(new Event('change'));
      });
      await settled(page);
      const after = await figuresOn(page);
      assert.deepEqual(
        after.map(({ marks }) => marks > 0),
        before.map(({ marks }) => marks > 0),
      );
      assert.ok(await page.evaluate(() => document.querySelector('h1')?.textContent !== ''));
      const complaints = watched.complaints.filter((complaint) => !/net::ERR_|oc-stats/.test(complaint));
      assert.deepEqual(complaints, []);
    } finally {
      await browser.close();
      await service.stop('SIGKILL');
    }
  });
});

/** A browser tells the console of every answer that is not a 200; that is its business. */
function withoutRefusals(complaints: readonly string[]): string[] {
  return complaints.filter(
    (complaint) => !/Failed to load resource: the server responded with a status of 4\d\d/.test(complaint),
  );
}
