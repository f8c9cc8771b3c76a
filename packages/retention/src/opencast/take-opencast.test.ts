import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { storedBytes } from '@oc-stats/opencast/fake';
import type { DailyRow } from '@oc-stats/store';
import { createMemoryStore } from '@oc-stats/store/memory';
import { RetentionInventory } from '../retention-inventory.ts';
import { TemporaryFolder } from '../temporary-folder.fixture.ts';
import { episodePlays, type ReadPlays } from './episode-plays.ts';
import { takeOpencast, type TakingOpencast } from './take-opencast.ts';
import { opencastOnPort, UNIVERSITY, type OpencastOnPort } from './university.fixture.ts';

const ORGANIZATION = UNIVERSITY.organization.id;
const AS_OF = '2026-11-20';
const COUNTING = '2025-06-01';
const there = UNIVERSITY.episodes.filter(({ state }) => state !== 'SCHEDULED');
/** Every third one was watched, twice: once early and once late. */
const watched = there.filter((_, at) => at % 3 === 0);
const rows = watched.flatMap(({ id: episode, seriesId: series }): DailyRow[] => [
  { episode, series, day: '2025-07-01', plays: 2, visitors: 2, finishes: 0 },
  { episode, series, day: '2026-10-01', plays: 1, visitors: 1, finishes: 0 },
]);
const gone: DailyRow = {
  episode: 'gone',
  series: null,
  day: '2026-01-01',
  plays: 5,
  visitors: 4,
  finishes: 0,
};

describe('an Opencast as a snapshot', () => {
  let opencast: OpencastOnPort;
  let inventory: RetentionInventory;
  const folder = new TemporaryFolder();
  before(async () => {
    opencast = await opencastOnPort();
    inventory = await RetentionInventory.open(folder.path, 1);
  });
  after(async () => {
    await inventory.close();
    await opencast.close();
    folder.remove();
  });

  async function playsOf(given: readonly DailyRow[], to: string | null = AS_OF): Promise<ReadPlays> {
    const store = createMemoryStore({ source: 'matomo' });
    const covers = to === null ? {} : { covers: { from: COUNTING, to } };
    if (given.length > 0 || to !== null)
      await store.putDaily({ id: 'x', organization: ORGANIZATION, rows: given, ...covers });
    return (of, signal) => episodePlays(store, of, signal);
  }

  async function take(plays: ReadPlays, options: Partial<TakingOpencast> = {}) {
    const sources = {
      client: opencast.client(),
      plays,
      organization: ORGANIZATION,
      name: 'Opencast at o.example.org',
    };
    const taking = { asOf: AS_OF, timeZone: 'Europe/Berlin', taken: new Date('2026-11-20T20:00:00Z') };
    const taken = await takeOpencast(inventory, sources, { ...taking, ...options });
    return { ...taken, answers: await inventory.answer(taken.snapshot) };
  }

  it('holds every recording once, with the bytes that a look at the disks would find', async () => {
    const { answers, observedSince, recordings, warnings } = await take(await playsOf([...rows, gone]));
    assert.equal(answers.inventory.recordings, there.length);
    assert.equal(recordings, there.length + 1);
    assert.equal(
      answers.inventory.bytes,
      there.reduce((sum, episode) => sum + storedBytes(episode), 0),
    );
    assert.equal(observedSince, COUNTING);
    assert.deepEqual([answers.usageOnly.recordings, answers.watched.recordings], [1, watched.length]);
    const hours = there.reduce((sum, { duration }) => sum + (duration ?? 0), 0) / 3_600;
    assert.ok(Math.abs(answers.inventory.hours - hours) < 1e-9 * hours);
    assert.deepEqual(warnings.map(({ code }) => code).sort(), ['not-recorded', 'unknown-event']);
    const [{ origin } = { origin: '' }] = await inventory.snapshots();
    assert.equal(origin, 'Opencast at o.example.org, plays counted by Matomo');
  });

  it('tells sources as they really were', async () => {
    const { answers } = await take(await playsOf(rows));
    const ways = new Map<string, number>();
    for (const { way } of there) ways.set(way, (ways.get(way) ?? 0) + 1);
    assert.ok(ways.size >= 5);
    assert.deepEqual(new Map(answers.inventory.bySource.map((one) => [one.value, one.recordings])), ways);
  });

  it('keeps what nobody counted apart from what nobody watched', async () => {
    const { answers } = await take(await playsOf(rows));
    const never = there.filter((episode) => !watched.includes(episode));
    const before = never.filter(({ date }) => date < COUNTING);
    assert.ok(before.length > 10 && before.length < never.length - 10);
    assert.deepEqual(
      [answers.observedSince, answers.never.recordings, answers.unobserved.recordings],
      [COUNTING, never.length, before.length],
    );
    assert.equal(answers.watched.meanMinutes, null);
  });

  it('observes nothing at all where nobody has begun to count', async () => {
    const { answers, observedSince, warnings } = await take(await playsOf([], null));
    assert.equal(observedSince, AS_OF);
    const made = there.filter(({ date }) => date < AS_OF).length;
    assert.equal(answers.unobserved.recordings, made);
    assert.ok(warnings.some(({ code }) => code === 'no-plays'));
  });

  it('says that plays have stopped being counted', async () => {
    const { warnings } = await take(await playsOf(rows, '2026-11-01'));
    assert.match(warnings.find(({ code }) => code === 'plays-end')?.message ?? '', /2026-11-01/);
  });

  it('takes the later of what two trackers saw, and nothing that came afterwards', async () => {
    const never = there.filter((episode) => !watched.includes(episode));
    const at = (day: string) => Date.parse(day);
    const byEvent = new Map([
      [watched[0]!.id, at('2026-11-01')],
      [watched[1]!.id, at('2025-01-01')],
      [never[0]!.id, at('2025-12-01')],
      [never[1]!.id, at('2026-12-01')],
      ['nobody', at('2026-01-01')],
    ]);
    const lastViews = { file: 'log.csv', byEvent, warnings: [] };
    const { answers, snapshot, warnings } = await take(await playsOf(rows), { lastViews });
    assert.equal(answers.watched.recordings, watched.length + 1);
    const found = await inventory.describe(snapshot, [...byEvent.keys()]);
    const day = (id: string) => found.get(id)?.lastView?.slice(0, 10);
    assert.deepEqual(
      [watched[0]!, watched[1]!, never[0]!, never[1]!].map(({ id }) => day(id)),
      ['2026-11-01', '2026-10-01', '2025-12-01', undefined],
    );
    assert.match(warnings.find(({ code }) => code === 'unknown-view')?.message ?? '', /nobody/);
    const [{ origin } = { origin: '' }] = await inventory.snapshots();
    assert.match(origin, /last views also of log\.csv$/);
  });

  it('counts age from the recording, or from when it came', async () => {
    const late = there.find(({ created, date }) => created.slice(0, 10) > date)!;
    const plays = await playsOf(rows);
    for (const [clock, instant] of [
      ['start', late.start],
      ['created', late.created],
    ] as const) {
      const { snapshot } = await take(plays, { clock, timeZone: 'UTC' });
      const found = (await inventory.describe(snapshot, [late.id])).get(late.id);
      assert.equal(`${found?.started}Z`, instant);
    }
  });

  it('has a folder for each series, and one above those of the same title', async () => {
    const { answers, snapshot } = await take(await playsOf(rows));
    const titles = new Map<string, Set<string>>();
    for (const { seriesId, seriesTitle } of UNIVERSITY.episodes) {
      if (seriesId === null || seriesTitle === null) continue;
      titles.set(seriesTitle, (titles.get(seriesTitle) ?? new Set()).add(seriesId));
    }
    const found = await inventory.describe(
      snapshot,
      there.map(({ id }) => id),
    );
    for (const { id, seriesId, seriesTitle } of there) {
      const isTwin = (titles.get(seriesTitle ?? '')?.size ?? 0) > 1;
      const expected = seriesId === null ? [] : isTwin ? [seriesTitle, seriesId] : [seriesTitle];
      assert.deepEqual(found.get(id)?.folder, expected);
    }
    const alone = answers.inventory.byRootFolder.find(({ value }) => value === '(no folder)');
    assert.equal(alone?.recordings, there.filter(({ seriesId }) => seriesId === null).length);
  });

  it('asks for archives again only when something has changed', async () => {
    opencast.asked.length = 0;
    const { asked } = await take(await playsOf(rows));
    assert.deepEqual([asked, opencast.asked.filter((path) => path.endsWith('/media')).length], [0, 0]);
  });

  it('does without the capture agents, but says so', async () => {
    opencast.instead = (path) => (path.startsWith('/api/agents') ? { status: 403, body: '' } : null);
    const { answers, warnings } = await take(await playsOf(rows)).finally(() => (opencast.instead = null));
    assert.ok(!answers.inventory.bySource.some(({ value }) => value === 'capture-agent'));
    assert.match(warnings[0]?.message ?? '', /ROLE_API_CAPTURE_AGENTS_VIEW/);
  });

  it('is none of an account that sees nothing, or when the plays cannot be read', async () => {
    const before = (await inventory.snapshots()).length;
    opencast.instead = (path) => (path.startsWith('/api/events?') ? { status: 200, body: '[]' } : null);
    const plays = await playsOf(rows);
    await assert.rejects(take(plays), { code: 'nothing-readable', message: /access lists/ });
    opencast.instead = null;
    const away = () => Promise.reject(new Error('the store is away'));
    await assert.rejects(take(away), /the store is away/);
    await assert.rejects(take(plays, { signal: AbortSignal.abort() }), { code: 'aborted' });
    assert.equal((await inventory.snapshots()).length, before);
  });
});
