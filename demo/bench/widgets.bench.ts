import { setTimeout as wait } from 'node:timers/promises';
import { printRow } from '../../.scripts/bench/row.mjs';
import { interleaved, ROUNDS } from '../../.scripts/bench/samples.mjs';
import { startService } from '../test/service.ts';
import { leftBehind, MOUNTS, type Left } from './left-behind.ts';
import type { Conditions } from './measured-page.ts';
import { wall } from './pages.ts';
import type { Probe } from './probe.ts';
import { startSite } from './site.ts';
import { wallElements } from './wall-elements.ts';
import { collectGarbage, wallPage, type Wall } from './wall-page.ts';

/** What elements still do by themselves when everything is drawn has begun by then. */
const CALM_MS = 3_000;

const service = await startService();
try {
  const elements = await wallElements(service.origin);
  await using customer = await startSite({
    '/': { type: 'text/html; charset=utf-8', body: wall(service.origin, elements) },
  });
  const page = { url: customer.origin, count: elements.length };
  await drawing(page);
  await removing(page);
} finally {
  await service.stop();
}

async function drawing(page: Wall): Promise<void> {
  const requests: Record<string, number[]> = {};
  const heap: number[] = [];
  const blocked = (under: string, conditions: Conditions) => async () => {
    await using measured = await wallPage(page, conditions);
    await wait(CALM_MS);
    const sum = await measured.page.evaluate(() =>
      (globalThis as unknown as { probe: Probe }).probe.blocked(),
    );
    (requests[under] ??= []).push(measured.network.urls('/api/').length);
    await collectGarbage(measured);
    heap.push((await measured.devtools.send('Runtime.getHeapUsage')).usedSize / 1e6);
    return sum;
  };
  const taken = await interleaved(ROUNDS, {
    full: blocked('full speed', {}),
    quarter: blocked('CPU ÷ 4', { cpu: 4 }),
  });
  // A script that comes in parts must not ask in parts.
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
    how: `${page.count} elements of five kinds, each about something else, on a page of another origin that shows all of them`,
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

async function removing(page: Wall): Promise<void> {
  const left: Left[] = [];
  for (let round = 0; round < Math.min(ROUNDS, 2); round++) left.push(await leftBehind(page));
  const most = (name: keyof Left): number => Math.max(...left.map((counted) => counted[name]));
  printRow({
    what: 'widgets: left behind by 20 widgets that are removed',
    unit: 'objects',
    samples: left.map(({ nodes, listeners, requests }) => nodes + listeners + requests),
    of: 'max',
    most: 0,
    detail: `${most('nodes')} DOM nodes, ${most('listeners')} listeners, ${most('requests')} requests`,
    how: `what the browser counts after ${MOUNTS} mounts and removals more than after the first, garbage collected; the last one is removed while it loads, and no request may be open or come afterwards`,
  });
}
