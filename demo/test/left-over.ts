import type { Page } from 'puppeteer-core';

/** Takes every element of ours out of the page and returns how many of them the page still holds on to. */
export async function leftOverAfterRemoval(page: Page): Promise<number> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('*'))
      if (element.localName.startsWith('oc-')) element.remove();
  });
  // What was under way when they left may end first.
  await page.waitForNetworkIdle({ idleTime: 50 });
  const base = await page.evaluateHandle(() => {
    const tags = ['oc-episode-stats', 'oc-stat', 'oc-timeline'];
    const known = tags.map((tag) => customElements.get(tag)).find(Boolean);
    let prototype: object = (known as CustomElementConstructor).prototype as object;
    // Up to the last class that is ours: the one below Lit's, whose elements a page may have others of.
    while (!Object.hasOwn(Object.getPrototypeOf(prototype) as object, 'createRenderRoot')) {
      prototype = Object.getPrototypeOf(prototype) as object;
    }
    return prototype;
  });
  // Collects garbage before it counts.
  const instances = await page.queryObjects(base);
  const left = await page.evaluate(
    (objects) => objects.filter((object) => object instanceof HTMLElement && !object.isConnected).length,
    instances as never as Parameters<typeof page.evaluate>[1] & unknown[],
  );
  await Promise.all([instances.dispose(), base.dispose()]);
  return left;
}
