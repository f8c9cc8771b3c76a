import assert from 'node:assert/strict';
import type { Page } from 'puppeteer-core';
import { settled } from './settled.ts';

const MOUNTS = 6;
/** What holds on to them holds on to every mount; this many may stay. */
const STRAGGLERS = 2;
const PATIENCE_MS = 20_000;

/**
 * Puts every element of ours into the page several times and takes it out again; then the page may not hold on to them.
 * Two mounts' worth may stay: Chromium's autofill remembers the form control it saw last, whatever becomes of it, and on
 * a busy machine the one before as well.
 */
export async function assertLeavesNothing(page: Page): Promise<void> {
  const once = await countAlive(page);
  assert.ok(once > 0, 'there is nothing to take out');
  for (let mount = 1; mount < MOUNTS; mount += 1) {
    await page.evaluate(() => {
      for (const element of outermost()) element.replaceWith(element.cloneNode(true));
      function outermost(): Element[] {
        return [...document.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('oc-'));
      }
    });
    await settled(page);
  }
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('*'))
      if (element.localName.startsWith('oc-')) element.remove();
  });
  await page.waitForNetworkIdle({ idleTime: 50 });
  const left = await settledCount(page, once * STRAGGLERS);
  assert.ok(left <= once * STRAGGLERS, `${left} elements are still held after ${MOUNTS} mounts of ${once}`);
}

/** What waits its turn holds an element until the turn has come: counted anew until it has, within a deadline. */
async function settledCount(page: Page, enough: number): Promise<number> {
  const deadline = performance.now() + PATIENCE_MS;
  let left = await countAlive(page);
  while (left > enough && performance.now() < deadline) {
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    left = await countAlive(page);
  }
  return left;
}

/** How many elements of ours exist, in the document or not. Garbage is collected before. */
async function countAlive(page: Page): Promise<number> {
  const base = await page.evaluateHandle((): object => {
    const tag = ['oc-stat', 'oc-timeline', 'oc-figure', 'oc-episode-stats'].find((name) =>
      customElements.get(name),
    );
    let prototype = customElements.get(tag ?? '')?.prototype as object;
    // Up to the last class that is ours: the one above is Lit's, of whose elements a page may have others.
    while (!Object.hasOwn(Object.getPrototypeOf(prototype) as object, 'createRenderRoot')) {
      prototype = Object.getPrototypeOf(prototype) as object;
    }
    return prototype;
  });
  const instances = await page.queryObjects(base);
  // The prototypes of our classes are objects of this kind as well.
  const count = await instances.evaluate(
    (objects) => objects.filter((object) => !Object.hasOwn(object, 'constructor')).length,
  );
  await Promise.all([instances.dispose(), base.dispose()]);
  return count;
}
