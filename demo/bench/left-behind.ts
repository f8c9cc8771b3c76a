import { setTimeout as wait } from 'node:timers/promises';
import type { MeasuredPage } from './measured-page.ts';
import type { Probe } from './probe.ts';
import { allDrawn, collectGarbage, wallPage, type Wall } from './wall-page.ts';

export const MOUNTS = 4;
/** What elements still do by themselves when everything is drawn has begun by then. */
const CALM_MS = 2_500;

export interface Left {
  readonly nodes: number;
  readonly listeners: number;
  readonly requests: number;
}

/**
 * What is there after many mounts and removals more than after the first: that one leaves what is kept once and for
 * all, such as words and definitions. The last removal comes while the numbers are on their way.
 */
export async function leftBehind(wall: Wall): Promise<Left> {
  await using measured = await wallPage(wall);
  const { page, network } = measured;
  await wait(CALM_MS);
  const html = await page.$eval('#wall', ({ innerHTML }) => innerHTML);
  await remove(measured);
  const first = await counters(measured);
  for (let mount = 1; mount < MOUNTS; mount++) {
    await mountAll(measured, html);
    await allDrawn(measured, wall.count);
    await wait(CALM_MS);
    await remove(measured);
  }
  // Another period, so that the questions are not answered from memory.
  await Promise.all([
    page.waitForRequest((request) => request.url().includes('/api/')),
    mountAll(measured, html.replaceAll(' server=', ' period="P60D" server=')),
  ]);
  await remove(measured);
  const before = network.count;
  await wait(CALM_MS);
  const last = await counters(measured);
  return {
    nodes: Math.max(0, last.nodes - first.nodes),
    listeners: Math.max(0, last.jsEventListeners - first.jsEventListeners),
    requests: network.open + network.count - before,
  };
}

async function mountAll({ page }: MeasuredPage, html: string): Promise<void> {
  await page.$eval('#wall', (wall, content) => (wall.innerHTML = content), html);
}

async function remove({ page }: MeasuredPage): Promise<void> {
  await page.evaluate(() => {
    (globalThis as unknown as { probe: Probe }).probe.loaded.clear();
    document.querySelector('#wall')?.replaceChildren();
  });
}

async function counters(measured: MeasuredPage): Promise<{ nodes: number; jsEventListeners: number }> {
  await collectGarbage(measured);
  return measured.devtools.send('Memory.getDOMCounters');
}
