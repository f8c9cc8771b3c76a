import { setTimeout as wait } from 'node:timers/promises';
import { printRow } from '../../.scripts/bench/row.mjs';
import { interleaved, ROUNDS } from '../../.scripts/bench/samples.mjs';
import { startService } from '../test/service.ts';
import { measuredPage, type Conditions, type MeasuredPage } from './measured-page.ts';
import { wall } from './pages.ts';
import type { Probe } from './probe.ts';
import { startSite } from './site.ts';
import { wallElements } from './wall-elements.ts';

/** All twenty are seen at once, so that none waits to be scrolled to. */
const WALL = { width: 1_680, height: 2_400 };
/** What elements still do by themselves when everything is drawn has begun by then. */
const CALM_MS = 3_000;
const MOUNTS = 4;

interface Left {
  readonly nodes: number;
  readonly listeners: number;
  readonly requests: number;
}

const service = await startService();
try {
  const elements = await wallElements(service.origin);
  await using customer = await startSite({
    '/': { type: 'text/html; charset=utf-8', body: wall(service.origin, elements) },
  });
  await drawing(customer.origin, elements.length);
  await removing(customer.origin, elements.length);
} finally {
  await service.stop();
}

async function drawing(origin: string, count: number): Promise<void> {
  const requests: Record<string, number[]> = {};
  const heap: number[] = [];
  const blocked = (under: string, conditions: Conditions) => async () => {
    await using measured = await measuredPage({ ...WALL, ...conditions });
    await measured.page.goto(origin, { waitUntil: 'domcontentloaded' });
    await allDrawn(measured, count);
    await wait(CALM_MS);
    const sum = await measured.page.evaluate(() =>
      (globalThis as unknown as { probe: Probe }).probe.blocked(),
    );
    (requests[under] ??= []).push(measured.network.urls('/api/').length);
    if (under === 'full speed') heap.push((await usedHeap(measured)) / 1e6);
    return sum;
  };
  const taken = await interleaved(ROUNDS, {
    full: blocked('full speed', {}),
    quarter: blocked('CPU ÷ 4', { cpu: 4 }),
  });
  // A script that comes in parts must not ask in parts either.
  await blocked('slow 4G', { network: 'slow 4G' })();

  printRow({
    what: 'widgets: requests for data of 20 widgets',
    unit: 'requests',
    samples: Object.values(requests).flat(),
    of: 'max',
    most: 1,
    detail: Object.entries(requests)
      .map(([under, counts]) => `${under} ${Math.max(...counts)}`)
      .join(', '),
    how: `${count} elements of five kinds, each about something else, on a page of another origin that shows all of them`,
  });
  const untilCalm = `sum of what tasks take beyond 50 ms, from navigation to ${CALM_MS / 1_000} s after the last picture; a new browser each time`;
  printRow({
    what: 'widgets: total blocking time of 20 widgets',
    unit: 'ms',
    samples: taken.full,
    most: 0,
    how: untilCalm,
  });
  printRow({
    what: 'widgets: the same with CPU ÷ 4',
    unit: 'ms',
    samples: taken.quarter,
    most: 100,
    how: untilCalm,
  });
  printRow({
    what: 'widgets: heap of the page with 20 widgets',
    unit: 'MB',
    samples: heap,
    most: 6,
    how: 'used JavaScript heap of the whole page after a garbage collection',
  });
}

/** What the first mount leaves is kept once and for all, such as words and definitions; later ones must add nothing. */
async function removing(origin: string, count: number): Promise<void> {
  const left: Left[] = [];
  for (let round = 0; round < Math.min(ROUNDS, 2); round++) left.push(await leftAfterRemoval(origin, count));
  const most = (name: keyof Left): number => Math.max(...left.map((counted) => counted[name]));
  printRow({
    what: 'widgets: left behind by 20 widgets that are removed',
    unit: 'objects',
    samples: left.map(({ nodes, listeners, requests }) => nodes + listeners + requests),
    of: 'max',
    most: 0,
    detail: `${most('nodes')} DOM nodes, ${most('listeners')} listeners, ${most('requests')} requests`,
    how: `what the browser counts after ${MOUNTS} mounts and removals more than after the first, garbage collected, the last removal in the middle of loading; requests that are still open or come afterwards`,
  });
}

async function leftAfterRemoval(origin: string, count: number): Promise<Left> {
  await using measured = await measuredPage(WALL);
  const { page, network } = measured;
  await page.goto(origin, { waitUntil: 'domcontentloaded' });
  await allDrawn(measured, count);
  await wait(CALM_MS);
  const html = await page.$eval('#wall', (wall) => wall.innerHTML);
  await remove(measured);
  const first = await counters(measured);
  for (let mount = 1; mount < MOUNTS; mount++) {
    await mountAll(measured, html);
    await allDrawn(measured, count);
    await wait(CALM_MS / 2);
    await remove(measured);
  }
  // Other questions, so that they are on their way when nobody wants to know any more.
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

/** Looks seldom and little, for looking takes time from the page that is measured. */
async function allDrawn({ page }: MeasuredPage, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const { loaded, allDrawn: all } = (globalThis as unknown as { probe: Probe }).probe;
      return loaded.size >= wanted && all();
    },
    { polling: 250, timeout: 60_000 },
    count,
  );
}

async function counters({ devtools }: MeasuredPage): Promise<{ nodes: number; jsEventListeners: number }> {
  await collectGarbage({ devtools });
  return devtools.send('Memory.getDOMCounters');
}

async function usedHeap({ devtools }: MeasuredPage): Promise<number> {
  await collectGarbage({ devtools });
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}

/** Twice: what the first one finds may hold on to more. */
async function collectGarbage({ devtools }: Pick<MeasuredPage, 'devtools'>): Promise<void> {
  for (let i = 0; i < 2; i++) await devtools.send('HeapProfiler.collectGarbage');
}
