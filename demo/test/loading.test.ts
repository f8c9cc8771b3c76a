import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { NO_BROWSER } from './browser.ts';
import { onStage } from './stage.ts';
import { settled } from './settled.ts';

describe('the script on a page', { skip: NO_BROWSER }, () => {
  const stage = onStage();

  it('asks once for all elements, whatever files they lie in', async () => {
    const requests = await requestsOf(
      `<oc-timeline></oc-timeline><oc-stat episode="EPISODE"></oc-stat><oc-segments episode="EPISODE"></oc-segments>
      <oc-totals series="SERIES"></oc-totals><oc-heatmap series="SERIES"></oc-heatmap><oc-top></oc-top>`,
    );
    assert.deepEqual(requests.filter(isQuestion), ['/api/v1/batch']);
  });

  it('asks for the numbers of a composite before it fetches anything else', async () => {
    const requests = await requestsOf('<oc-episode-stats episode="EPISODE"></oc-episode-stats>');
    assert.deepEqual(requests.slice(0, 2), ['/elements/v1/oc-stats.js', '/api/v1/batch']);
    assert.ok(requests.length > 2, 'the rest of the script comes in the end');
  });

  it('fetches the rest also where there is nothing to draw', async () => {
    const requests = await requestsOf('<oc-episode-stats></oc-episode-stats>', async (page) => {
      await page.waitForFunction(() => customElements.get('oc-top') !== undefined);
    });
    assert.deepEqual(requests.filter(isQuestion), []);
  });

  /** The paths that a page with these elements asks the service for, in order. */
  async function requestsOf(elements: string, until: (page: Page) => Promise<unknown> = settled) {
    const { episode, series } = stage;
    const page = await stage.browser.newPage();
    const requests: string[] = [];
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname !== '/page') {
        requests.push(pathname);
        return void request.continue();
      }
      const filled = elements.replaceAll('EPISODE', episode).replaceAll('SERIES', series);
      void request.respond({
        contentType: 'text/html',
        body: `<link rel="icon" href="data:,"><script type="module" src="/elements/v1/oc-stats.js"></script>${filled}`,
      });
    });
    // As in `openPage`.
    await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
    await page.setViewport({ width: 1280, height: 6_000 });
    await page.goto(`${stage.origin}/page`);
    await until(page);
    await page.close();
    return requests.filter((path) => path !== '/');
  }
});

function isQuestion(path: string): boolean {
  return path.startsWith('/api/');
}
