import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addDays, dayNumber, METRIC_IDS } from '@oc-stats/contract';
import { compareIds } from '@oc-stats/store';
import fc from 'fast-check';
import { openInfluxStore } from '../influx-store.ts';
import { startRealInflux, withoutInflux, type RealInflux } from '../real-influx.fixture.ts';
import { startStoppingProxy } from '../stopping-proxy.fixture.ts';
import { ForeignHistory, type Change } from './foreign-history.fixture.ts';

const SEED = Number(process.env['OC_STATS_SEED'] ?? 20_251_009);
const FIRST = '2024-03-20';
const TODAY = '2024-06-05';
const ALL = { from: '2024-01-01', to: TODAY };
const RECENT_SINCE = addDays(TODAY, -6);
const organization = 'o';
const scope = { organization, type: 'organization', id: organization } as const;

// Few, so that a day is often changed again: four that nobody looks at all the time, two recent ones, and today.
const day = fc.constantFrom(0, 1, 40, 70, 71, 76, 77).map((n) => addDays(FIRST, n));
const episode = fc.constantFrom('e', 'f');
const write = fc.record({
  kind: fc.constant('write' as const),
  day,
  episode,
  series: fc.constantFrom('s', 't', null),
  plays: fc.integer({ min: 1, max: 2 }),
  second: fc.constantFrom(0, 3_600),
});
const remove = fc.record({ kind: fc.constant('remove' as const), day, episode });
/** As an episode that moves: the same numbers under another series. */
const move = write.map((one): Change[] => [{ ...one, kind: 'remove' }, one]);
const change = fc.oneof(
  write.map((one): Change[] => [one]),
  remove.map((one): Change[] => [one]),
  move,
);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .array(change, { minLength: 1, maxLength: 5 })
      .map((changes) => ({ changes: changes.flat() })),
  },
  { weight: 1, arbitrary: fc.constant({ rollUp: 0 }) },
  { weight: 1, arbitrary: fc.integer({ min: 4, max: 30 }).map((rollUp) => ({ rollUp })) },
);

describe('roll-ups beside an adapter that goes on writing', { skip: withoutInflux }, () => {
  let influx: RealInflux;
  let proxy: Awaited<ReturnType<typeof startStoppingProxy>>;
  let databases = 0;

  before(async () => {
    influx = await startRealInflux();
    proxy = await startStoppingProxy(influx.url);
  });
  after(async () => {
    await proxy.close();
    await influx.close();
  });

  const open = (database: string, url = influx.url) =>
    openInfluxStore({ url, database, write: true, clock: () => new Date(`${TODAY}T08:00:00Z`) });

  it(`say what the points say after every run, and never a day that never was (seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
        const database = `late${databases++}`;
        await influx.query(`CREATE DATABASE ${database}`);
        const history = new ForeignHistory(influx, database, organization);
        await history.apply([{ kind: 'write', day: FIRST, episode: 'e', series: 's', plays: 1, second: 0 }]);
        const told = new Map<string, Set<string>>();
        const rolledUp = new Set<string>();
        for (const one of steps) {
          if ('changes' in one) await history.apply(one.changes);
          else await rollUp(database, one.rollUp);
          for (const [day, text] of history.days()) told.set(day, (told.get(day) ?? new Set()).add(text));
          const answers = await answersOf(database);
          const now = history.days();
          for (const day of new Set([...answers.keys(), ...now.keys()])) {
            const [answer = '', truth = ''] = [answers.get(day), now.get(day)];
            if (day >= RECENT_SINCE) assert.equal(answer, truth, `recent day ${day}`);
            else if (answer !== truth) {
              const isOlder = answer === '' || told.get(day)?.has(answer);
              assert.ok(isOlder && rolledUp.size > 0, `${day} was never "${answer}"`);
            }
          }
          if ('rollUp' in one) rolledUp.add(String(one.rollUp));
        }
        await rollUp(database, 0);
        assert.deepEqual(await answersOf(database), history.days());
        const again = await rollUp(database, 0);
        assert.deepEqual(
          [again?.changed, again?.days, again?.points],
          [[], 0, 0],
          'a second run writes nothing',
        );
        assert.deepEqual(
          await rowsIn(database),
          history.rollUps(dayNumber(TODAY) - 1),
          'nothing is left over',
        );
        await influx.query(`DROP DATABASE ${database}`);
      }),
      { seed: SEED, numRuns: 30 },
    );
  });

  it('is never half of it, wherever it is stopped while a month is added up again', async () => {
    const point = { day: FIRST, episode: 'e', plays: 2, second: 0 } as const;
    let stops = 0;
    for (let at = 1; ; at++) {
      const database = `stopped${at}`;
      await influx.query(`CREATE DATABASE ${database}`);
      const history = new ForeignHistory(influx, database, organization);
      const since = { ...point, kind: 'write', series: 's', day: RECENT_SINCE } as const;
      await history.apply([{ kind: 'write', series: 's', ...point }, since]);
      await rollUp(database, 0);
      await history.apply([
        { kind: 'remove', ...point },
        { kind: 'write', series: 't', ...point },
      ]);
      const isWhole = (await rollUp(database, at)) !== null;
      const answer = (await answersOf(database)).get(FIRST) ?? '';
      assert.ok(['s=2', 't=2'].includes(answer), `stopped at ${at}: ${answer}`);
      if (isWhole) break;
      stops += 1;
    }
    assert.ok(stops > 10, `only ${stops} places were tried`);
  });

  /** With 0 it comes to its end; otherwise the request with that number fails. */
  async function rollUp(database: string, failAt: number) {
    proxy.failAt(failAt);
    const store = open(database, proxy.url);
    try {
      return await store.writeRollUps();
    } catch (error) {
      if (failAt === 0) throw error;
      return null;
    } finally {
      await store.close();
      proxy.failAt(0);
    }
  }

  /** Each day by series, as three kinds of questions have it. */
  async function answersOf(database: string): Promise<Map<string, string>> {
    const store = open(database);
    try {
      const question = { scope, range: ALL, metrics: METRIC_IDS } as const;
      const table = await store.daily({ scope, range: ALL, by: 'series' });
      const curve = await store.timeline({ ...question, grain: 'day', by: { type: 'series', top: 9 } });
      const days = new Map<string, string[]>();
      for (let i = 0; i < table.day.length; i++) {
        const day = table.days[table.day[i] as number] as string;
        const id = table.series[table.seriesOf[i] as number] ?? null;
        const plays = table.values.plays?.[i] ?? 0;
        const item = curve.items?.find((one) => one.id === id);
        assert.equal(item?.values.plays?.[item.buckets.indexOf(day)], plays, `${day} of ${id} in the curve`);
        days.set(day, [...(days.get(day) ?? []), `${id}=${plays}`]);
      }
      curve.buckets.forEach((day, i) => {
        const sum = (days.get(day) ?? []).reduce((all, text) => all + Number(text.split('=')[1]), 0);
        assert.equal(curve.values.plays?.[i], sum, `${day} of all`);
      });
      return new Map(
        [...days].sort(([a], [b]) => compareIds(a, b)).map(([day, sums]) => [day, sums.sort().join()]),
      );
    } finally {
      await store.close();
    }
  }

  async function rowsIn(database: string): Promise<string[]> {
    const text =
      'SELECT plays FROM oc_stats.org_daily; SELECT plays FROM oc_stats.series_daily GROUP BY seriesId';
    const results = await influx.query(text, {}, database);
    return results
      .flatMap(({ series = [] }, i) =>
        series.flatMap(({ tags, values }) =>
          values.map(
            ([time, plays]) => `${i === 0 ? 'all' : tags?.['seriesId']} ${Number(time) / 86_400} ${plays}`,
          ),
        ),
      )
      .sort();
  }
});
