import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openRecord } from '../src/index.ts';
import { inventedCatalog } from './invented-catalog.ts';
import { measured } from './longest-block.ts';

const EPISODES = 100_000;
const folder = mkdtempSync(join(tmpdir(), 'oc-stats-record-bench-'));
const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour));

/** A row of the table that `npm run bench` prints. */
function row(what: string, measured: string, budget?: string, within?: boolean): void {
  process.stdout.write(`${JSON.stringify({ what: `record: ${what}`, measured, budget, within })}\n`);
}

try {
  const record = await openRecord({ folder });
  const { mirror } = record;
  const timed = async (what: string, most: number, work: () => Promise<unknown>) => {
    const { block, ms } = await measured(work);
    row(what, `${Math.round(ms)} ms, longest block ${block.toFixed(1)} ms`, `≤ ${most} ms`, ms <= most);
  };
  const first = inventedCatalog(EPISODES);
  const edited = inventedCatalog(EPISODES, 1_000);
  await timed(`first reading of ${EPISODES} episodes`, 5_000, () => mirror.apply(first, at(1)));
  for (const hour of [2, 3]) {
    await timed('the same again', 2_000, () => mirror.apply(first, at(hour)));
  }
  await timed('the same with 1,000 other titles', 2_000, () => mirror.apply(edited, at(4)));
  for (let i = 0; i < 3; i++) await timed('loading it', 1_000, () => mirror.load('mh_default_org'));
  await timed('as of a day', 1_000, () => mirror.asOf('mh_default_org', '2026-11-20'));
  const id = first.episodes[777]?.id ?? '';
  for (let i = 0; i < 2; i++) {
    await timed('the history of an episode', 50, () => mirror.history('mh_default_org', id));
  }
  await timed('verifying', 2_000, () => record.verify());
  await timed('backup', 5_000, () => record.backup(join(folder, 'backup')));
  await record.close();
  row('file', `${(statSync(join(folder, 'record.duckdb')).size / 1e6).toFixed(1)} MB`);
  resident(EPISODES, folder);

  const small = join(folder, 'small');
  const smaller = await openRecord({ folder: small });
  await smaller.mirror.apply(inventedCatalog(40_000), at(1));
  await smaller.close();
  resident(40_000, small);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function resident(episodes: number, folder: string): void {
  const file = fileURLToPath(new URL('./resident.ts', import.meta.url));
  const said = execFileSync(process.execPath, ['--import', 'tsx', file, folder, String(episodes)], {
    encoding: 'utf8',
  });
  const { mb } = JSON.parse(said) as { mb: number[] };
  const [opened, loaded, generated, applied, peak] = mb;
  row(
    `memory at ${episodes} episodes`,
    `opened +${opened} MB, catalogue loaded +${loaded} MB, another one in memory +${generated} MB, applied +${applied} MB (peak +${peak} MB)`,
  );
}
