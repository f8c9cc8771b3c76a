import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { addDays, startOfWeek, type Day } from '@oc-stats/contract';
import type { DailyRow } from '@oc-stats/store';
import { Attacker, assertSecret, type ToldDays } from './attack.fixture.ts';
import { DAYS, FROM, histories, type History } from './history.fixture.ts';
import { GrowingService, readAll } from './reader.fixture.ts';
import { isIn, keysOf, withheldIn } from './reference.fixture.ts';

const SEED = Number(process.env['OC_STATS_SEED'] ?? 20_251_009);
const RUNS = Number(process.env['OC_STATS_RUNS'] ?? 160);
/** Over HTTP, where every run asks some hundred questions. */
const SERVICE_RUNS = Math.ceil(RUNS / 20);

const METRICS = ['plays', 'visitors'] as const;

type Rule = (rows: readonly DailyRow[], monday: Day, least: number) => ReadonlySet<string>;

describe('what is withheld cannot be calculated from everything that is told on every evening', () => {
  test(`by the rule (${RUNS} runs, seed ${SEED})`, () => {
    fc.assert(
      fc.property(histories, (history) => attack(history, withheldIn)),
      { seed: SEED, numRuns: RUNS },
    );
  });

  test(`by the service (${SERVICE_RUNS} runs, seed ${SEED})`, async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const service = new GrowingService(history);
        const attackers = METRICS.map((metric) => [metric, new Attacker(history.rows)] as const);
        for (let i = 0; i < DAYS; i++) {
          await service.nextDay();
          const { through } = service;
          const known = history.rows.filter(({ day }) => day <= through);
          const all = [...(await readAll(service.app))];
          const { least } = history;
          const withheld = (monday: Day) => withheldIn(known, monday, least);
          for (const [metric, attacker] of attackers) {
            attacker.learn(
              all.map(([key, days]) => [key, days[metric]] as const),
              through,
            );
            assertSecret(attacker, metric, known, withheld, { through, least });
          }
        }
      }),
      { seed: SEED, numRuns: SERVICE_RUNS, endOnFailure: true },
    );
  });
});

describe('every part of the rule is needed', () => {
  const weaker: readonly (readonly [string, Parameters<typeof withheldIn>[3]])[] = [
    ['others are withheld for the sake of small ones', { others: false }],
    ['what is told now was not told while the small one was there', { memory: false }],
    ['a series that is withheld is not the sum of what is told below it', { covers: false }],
    ['an episode is withheld with each of its parts', { moved: false }],
  ];
  for (const [name, parts] of weaker) {
    test(name, () => {
      const rule: Rule = (rows, monday, least) => withheldIn(rows, monday, least, parts);
      assert.throws(() =>
        fc.assert(
          fc.property(histories, (history) => attack(history, rule)),
          UNTIL_FOUND,
        ),
      );
    });
  }

  test('a week that is not over does not tell zeros', () => {
    const property = fc.property(histories, (history) => attack(history, withheldIn, true));
    assert.throws(() => fc.assert(property, UNTIL_FOUND));
  });
});

const UNTIL_FOUND = { seed: SEED, numRuns: 5_000, endOnFailure: true };

/** Everything that the rule lets be told, learnt on every evening. */
function attack({ rows, least }: History, rule: Rule, tellsZeros = false): void {
  const attackers = METRICS.map((metric) => [metric, new Attacker(rows)] as const);
  for (let i = 0; i < DAYS; i++) {
    const through = addDays(FROM, i);
    const known = rows.filter(({ day }) => day <= through);
    const mondays = new Set([FROM, through].map(startOfWeek));
    const withheld = new Map([...mondays].map((monday) => [monday, rule(known, monday, least)]));
    for (const [metric, attacker] of attackers) {
      for (const [monday, keys] of withheld) {
        const week = known.filter((row) => startOfWeek(row.day) === monday);
        const open = addDays(monday, 6) > through ? { least, tellsZeros } : null;
        attacker.learn(toldOf(week, metric, monday, keys, open), through);
      }
      const own = (monday: Day) => withheld.get(monday) ?? new Set<string>();
      assertSecret(attacker, metric, known, own, { through, least });
    }
  }
}

function* toldOf(
  week: readonly DailyRow[],
  metric: 'plays' | 'visitors',
  monday: Day,
  withheld: ReadonlySet<string>,
  open: { readonly least: number; readonly tellsZeros: boolean } | null,
): Generator<ToldDays extends Iterable<infer T> ? T : never> {
  for (const key of keysOf(week)) {
    if (withheld.has(key)) continue;
    const own = week.filter((row) => isIn(row, key));
    const visitors = sumOf(own, 'visitors');
    if (open && visitors < open.least && !(open.tellsZeros && visitors === 0)) continue;
    const days = Array.from({ length: 7 }, (_, i) => addDays(monday, i));
    yield [
      key,
      new Map(
        days.map((day) => [
          day,
          sumOf(
            own.filter((row) => row.day === day),
            metric,
          ),
        ]),
      ),
    ];
  }
}

function sumOf(rows: readonly DailyRow[], metric: 'plays' | 'visitors'): number {
  return rows.reduce((sum, row) => sum + row[metric], 0);
}
