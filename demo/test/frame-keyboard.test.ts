import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Frame, Page } from 'puppeteer-core';
import { assertAccessible } from './axe.ts';
import { NO_BROWSER } from './browser.ts';
import { settled } from './settled.ts';
import { onStage } from './stage.ts';
import { openPage } from './watched-page.ts';

interface Stop {
  readonly name: string;
  /** In the frame, with the ring around it. */
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  readonly ring: { readonly style: string; readonly width: number };
}

/** A page of somebody else: something to press before the frame and behind it. */
const AROUND = (src: string) => `<!doctype html><html lang="en"><title>Course</title><main><h1>Course</h1>
  <p><a id="before" href="#x">before</a></p>
  <iframe src="${src}" title="Statistics" width="100%" height="8000"></iframe>
  <p><a id="behind" href="#x">behind</a></p></main>`;

describe('the keyboard in a frame', { skip: NO_BROWSER }, () => {
  const stage = onStage();
  const elements = {
    'oc-series-stats': () => `/embed/oc-series-stats/${stage.series}`,
    'oc-episode-stats': () => `/embed/oc-episode-stats/${stage.episode}?lang=de`,
    'oc-organization-stats': () => '/embed/oc-organization-stats/me?theme=dark',
    'oc-timeline': () => `/embed/oc-timeline/${stage.series}`,
    'oc-episodes': () => `/embed/oc-episodes/${stage.series}`,
  };

  for (const [element, path] of Object.entries(elements)) {
    for (const width of [1_000, 320]) {
      it(`goes through ${element} in order, ${width} wide, and out again, with a whole ring at each stop`, async () => {
        await using watched = await openPage(stage.browser, `${stage.origin}/examples/picture.html`, {
          width,
        });
        const { page } = watched;
        const frame = await framed(page, stage.origin + path());
        const inside = await frame.evaluate(() => ({
          width: document.documentElement.clientWidth,
          height: document.documentElement.clientHeight,
          scrolled: document.documentElement.scrollWidth,
        }));
        assert.ok(inside.scrolled <= inside.width, `${inside.scrolled} in a frame of ${inside.width}`);

        const stops = await stopsIn(page, frame);
        for (const { name, box, ring } of stops) {
          assert.ok(ring.style !== 'none' && ring.width >= 2, `${name} shows no ring`);
          const isWhole =
            box.left >= 0 && box.top >= 0 && box.right <= inside.width && box.bottom <= inside.height;
          assert.ok(isWhole, `the ring of ${name} is cut off: ${JSON.stringify(box)} in ${inside.width}`);
        }
        const disorder = stops.filter(
          ({ box }, i) => i > 0 && box.bottom <= (stops[i - 1]?.box.top ?? 0) - 1,
        );
        assert.deepEqual(
          disorder.map(({ name }) => name),
          [],
          'upwards again',
        );
      });
    }
  }

  it('a frame is accessible by itself, in every element', async () => {
    for (const path of Object.values(elements)) {
      await using watched = await openPage(stage.browser, stage.origin + path(), { width: 800 });
      await settled(watched.page);
      // Its heading is that of the page around it.
      await assertAccessible(watched.page, ['page-has-heading-one']);
      watched.assertQuiet(stage.origin);
    }
  });
});

/** Puts the page around a frame in place of what is there: the policy of that page lets frames of the service in. */
async function framed(page: Page, src: string): Promise<Frame> {
  await page.evaluate((html) => {
    document.documentElement.innerHTML = html;
  }, AROUND(src));
  const frame = await (await page.waitForSelector('iframe'))?.contentFrame();
  assert.ok(frame);
  await frame.waitForSelector('main > :first-child:defined');
  await settled(frame);
  return frame;
}

/** From the link before the frame to the link behind it. */
async function stopsIn(page: Page, frame: Frame): Promise<Stop[]> {
  await page.focus('#before');
  const stops: Stop[] = [];
  for (let presses = 0; presses < 300; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.id === 'behind')) {
      assert.ok(stops.length > 0, 'nothing in the frame is reached');
      return stops;
    }
    stops.push(await frame.evaluate(stopHere));
  }
  assert.fail(`the focus is trapped in the frame; it was last at ${stops.at(-1)?.name}`);
}

function stopHere(): Stop {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  if (!active) throw new Error('nothing has the focus');
  const style = getComputedStyle(active);
  const width = parseFloat(style.outlineWidth);
  const around = Math.max(0, width + parseFloat(style.outlineOffset));
  const { left, top, right, bottom } = active.getBoundingClientRect();
  const label = active.getAttribute('name') ?? active.textContent?.trim().slice(0, 20) ?? '';
  return {
    name: `${active.localName} ${label}`,
    box: { left: left - around, top: top - around, right: right + around, bottom: bottom + around },
    ring: { style: style.outlineStyle, width },
  };
}
