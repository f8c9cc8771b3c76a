import { printRow } from '../../.scripts/bench/row.mjs';
import { interleaved, median, ratios } from '../../.scripts/bench/samples.mjs';
import { bundledTierService } from '../../.scripts/bench/tier-service.mjs';
import { asked, stopAsking } from './asked.ts';
import { filled } from './filled.ts';
import { startService } from './service-process.ts';
import { storeTime } from './store-time.ts';
import { GROWTH, subjectsOf, universityOf } from './tier.ts';
import { widgetsAbout, type Widget } from './widgets.ts';

/** So many, because one question takes milliseconds, and what else a machine does takes as much. */
const ROUNDS = 21;
const WARMING = 3;

const file = await bundledTierService();
const folders = [await filled('M'), await filled('L')];
const [medium, large] = await Promise.all(folders.map((folder) => startService(file, folder)));
if (!medium || !large) throw new Error('two services are needed');

try {
  for (const widget of widgetsAbout(subjectsOf(universityOf('M')))) await measure(widget);
} finally {
  stopAsking();
  await Promise.all([medium.stop(), large.stop()]);
}

async function measure({ what, most, path }: Widget): Promise<void> {
  const inStore: Record<string, number[]> = { [medium!.origin]: [], [large!.origin]: [] };
  const ask = (origin: string) => async (round: number) => {
    const before = await storeTime(origin);
    const time = await asked(origin + path(round));
    if (round >= WARMING) inStore[origin]?.push((await storeTime(origin)) - before);
    return time;
  };
  const all = await interleaved(WARMING + ROUNDS, { m: ask(medium!.origin), l: ask(large!.origin) });
  const http = { m: all.m.slice(WARMING), l: all.l.slice(WARMING) };
  const store = { m: inStore[medium!.origin] ?? [], l: inStore[large!.origin] ?? [] };
  const overHttp = ratios(http.l, http.m);
  const growths = median(store.m) > 0 ? [overHttp, ratios(store.l, store.m)] : [overHttp];
  printRow({
    what: `growth: ${what}`,
    unit: '×',
    samples: growths.toSorted((a, b) => median(b) - median(a))[0] ?? overHttp,
    most,
    detail: `store ${side(store)}, HTTP ${side(http)}`,
    how: `a service with 2,000 episodes and one with ${GROWTH} times as many take turns, ${ROUNDS} rounds, another range in each; the worse of store and HTTP counts`,
  });
}

function side({ m, l }: { m: readonly number[]; l: readonly number[] }): string {
  return `${median(m).toFixed(1)} → ${median(l).toFixed(1)} ms`;
}
