import type { Frame, Page } from 'puppeteer-core';

/**
 * Waits until a page has drawn what it wants to draw: every element of ours is defined, nothing is busy any more, and
 * every figure says what it shows or why it shows nothing. Looks through shadow roots and waits for changes, not for time.
 */
export async function settled(page: Page | Frame): Promise<void> {
  await page.waitForFunction(
    () => {
      const inside = (root: ParentNode): Element[] =>
        [...root.querySelectorAll('*')].flatMap((element) => [
          element,
          ...(element.shadowRoot ? inside(element.shadowRoot) : []),
        ]);
      const all = inside(document);
      const ours = all.filter(({ localName }) => localName.startsWith('oc-'));
      const isReady = ours.every(
        (element) => customElements.get(element.localName) && element.shadowRoot?.firstElementChild,
      );
      const figures = ours.filter(({ localName }) => localName === 'oc-figure');
      const isShown = figures.every(
        (figure) =>
          figure.matches(':is(:state(empty), :state(error))') ||
          figure.shadowRoot?.querySelector('[part="sentence"]')?.textContent?.trim(),
      );
      return (
        isReady && isShown && !all.some((element) => element.matches('[aria-busy="true"], :state(loading)'))
      );
    },
    { polling: 'raf', timeout: 30_000 },
  );
}
