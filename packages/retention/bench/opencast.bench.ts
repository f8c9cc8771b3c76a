import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { addDays, type Day } from '@oc-stats/contract';
import { printRow } from '../../../.scripts/bench/row.mjs';
import { createOpencastClient } from '@oc-stats/opencast';
import { createFakeOpencast, createUniversity } from '@oc-stats/opencast/fake';
import type { DailyRow } from '@oc-stats/store';
import { createMemoryStore } from '@oc-stats/store/memory';
import { episodePlays, RetentionInventory, takeOpencast } from '@oc-stats/retention';

// An Opencast of 20,000 events that needs 5 ms for each answer, read twice: the second time nothing has changed.

const TODAY: Day = '2026-11-20';
const ACCOUNT = { user: 'bench', password: 'opencast' };
const EVENTS = Number(process.env['EVENTS'] ?? 20_000);
const LATENCY_MS = 5;
const AT_ONCE = 4;
const university = createUniversity({ seed: 1, today: TODAY, series: EVENTS / 20, episodes: EVENTS });

if (process.argv[2] === 'serve') await serve();
else await measure();

async function serve(): Promise<void> {
  const fake = createFakeOpencast(university, ACCOUNT);
  const server = createServer((request, response) => {
    const headers = new Headers(request.headers as Record<string, string>);
    const answer = Promise.resolve(fake.request(`http://opencast.invalid${request.url}`, { headers }));
    void Promise.all([answer, pause(LATENCY_MS)]).then(async ([found]) =>
      response
        .writeHead(found.status, Object.fromEntries(found.headers))
        .end(Buffer.from(await found.arrayBuffer())),
    );
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.on('disconnect', () => process.exit());
}

async function measure(): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), ['serve']);
  const [port] = (await once(child, 'message')) as [number];
  const folder = mkdtempSync(join(tmpdir(), 'oc-stats-retention-bench-'));
  const inventory = await RetentionInventory.open(folder, 2);
  const store = createMemoryStore({ source: 'matomo' });
  await store.putDaily({
    id: 'plays',
    organization: university.organization.id,
    rows: plays(),
    covers: { from: '2024-01-01', to: TODAY },
  });
  const sources = {
    client: createOpencastClient({ uri: `http://127.0.0.1:${port}`, ...ACCOUNT, concurrency: AT_ONCE }),
    plays: (of: Parameters<typeof episodePlays>[1], signal?: AbortSignal) => episodePlays(store, of, signal),
    organization: university.organization.id,
    name: 'Opencast',
  };
  for (const run of ['everything', 'nothing has changed']) {
    const phases = new Map<string, number>();
    let last = performance.now();
    let phase = 'events';
    const started = last;
    const { asked, recordings } = await takeOpencast(inventory, sources, {
      asOf: TODAY,
      timeZone: 'Europe/Berlin',
      taken: new Date(`${TODAY}T12:00:00Z`),
      atOnce: AT_ONCE,
      onProgress: (progress) => {
        const now = performance.now();
        phases.set(phase, (phases.get(phase) ?? 0) + now - last);
        [last, phase] = [now, progress.phase];
      },
    });
    const seconds = (ms: number) => (ms / 1_000).toFixed(2);
    const parts = Array.from(phases, ([name, ms]) => `${name} ${seconds(ms)}`).join(', ');
    const how = `${recordings} recordings, ${asked} archives asked: ${parts}`;
    const samples = [(performance.now() - started) / 1_000];
    printRow({ what: `retention: Opencast read, ${run}`, unit: 's', samples, how });
  }
  await inventory.close();
  child.disconnect();
  rmSync(folder, { recursive: true, force: true });
}

/** Two thirds of all were watched, on ten days each. */
function plays(): DailyRow[] {
  return university.episodes
    .filter((_, at) => at % 3 > 0)
    .flatMap(({ id, seriesId }, at) =>
      Array.from({ length: 10 }, (_, no) => ({
        episode: id,
        series: seriesId,
        day: addDays('2024-01-01', (at * 31 + no * 101) % 1_050),
        plays: 1 + (no % 4),
        visitors: 1,
        finishes: 0,
      })),
    );
}
