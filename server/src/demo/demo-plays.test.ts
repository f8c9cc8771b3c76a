import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, daysIn, startOfWeek, type Day } from '@oc-stats/contract';
import { createUniversity, type University } from '@oc-stats/opencast/fake';
import type { DailyRow, SegmentsRow } from '@oc-stats/store';
import fc from 'fast-check';
import { demoPlays, type DemoStep } from './demo-plays.ts';

const TODAY = '2026-11-20';
const YESTERDAY = '2026-11-19';
const university = createUniversity({ seed: 1, today: TODAY, series: 40, episodes: 500 });
const steps = all(university, YESTERDAY);
const daily = steps.flatMap((step) => (step.kind === 'daily' ? step.batch.rows : []));
const segments = steps.flatMap((step) => (step.kind === 'segments' ? step.batch.rows : []));
const episodes = new Map(university.episodes.map((episode) => [episode.id, episode]));

describe('demoPlays', () => {
  it('gives the same for the same seed, and something else for another', () => {
    assert.deepEqual(all(university, YESTERDAY), steps);
    assert.notDeepEqual(
      [...demoPlays(university, { seed: 2, through: YESTERDAY })].map(({ batch }) => batch.rows.length),
      steps.map(({ batch }) => batch.rows.length),
    );
  });

  it('covers every day once, from the first term through yesterday, in order', () => {
    let next: Day = university.terms[0]!.from;
    for (const step of steps) {
      assert.equal(step.batch.organization, university.organization.id);
      if (step.kind !== 'daily') continue;
      const covers = step.batch.covers!;
      assert.equal(covers.from, next);
      assert.ok(covers.to >= covers.from, covers.from);
      for (const { day } of step.batch.rows) assert.ok(day >= covers.from && day <= covers.to, day);
      next = addDays(covers.to, 1);
    }
    assert.equal(next, TODAY);
  });

  it('names each batch once, and tells how far it is', () => {
    assert.equal(new Set(steps.map(({ batch }) => batch.id)).size, steps.length);
    const progress = steps.map((step) => step.progress);
    assert.deepEqual(
      progress,
      [...progress].sort((a, b) => a - b),
    );
    assert.equal(progress.at(-1), 1);
  });

  it('gives tomorrow the same again, and one day more under a new name', () => {
    const later = all(
      createUniversity({ seed: 1, today: addDays(TODAY, 1), series: 40, episodes: 500 }),
      TODAY,
    );
    const known = new Map(steps.map(({ batch }) => [batch.id, batch]));
    const fresh = later.filter(({ batch }) => !known.has(batch.id));
    assert.ok(fresh.length >= 1 && fresh.length <= 2, `${fresh.length} new batches`);
    for (const { batch } of later) if (known.has(batch.id)) assert.deepEqual(batch, known.get(batch.id));
    // What is sent again replaces what was there, row by row.
    const rows = new Map(
      fresh.flatMap(({ kind, batch }) => batch.rows.map((row) => [`${kind} ${row.episode} ${row.day}`, row])),
    );
    for (const { kind, batch } of steps.slice(-2)) {
      if (later.some((step) => step.batch.id === batch.id)) continue;
      for (const row of batch.rows) assert.ok(rows.has(`${kind} ${row.episode} ${row.day}`), row.day);
    }
  });

  it('counts nothing before the publication, after yesterday or twice', () => {
    const seen = new Set<string>();
    for (const { episode, series, day } of daily) {
      const known = episodes.get(episode)!;
      assert.ok(day >= known.published! && day <= YESTERDAY, `${day} of ${episode}`);
      assert.equal(series, known.seriesId);
      const key = `${day} ${episode}`;
      assert.ok(!seen.has(key), key);
      seen.add(key);
    }
  });

  it('has whole numbers, at most as many visitors and finishes as plays, and no empty days', () => {
    for (const { plays, visitors, finishes } of daily) {
      const told = `${plays} plays, ${visitors} visitors, ${finishes} finishes`;
      assert.ok([plays, visitors, finishes].every(Number.isInteger), told);
      assert.ok(plays >= 1 && visitors >= 1 && visitors <= plays && finishes >= 0 && finishes <= plays, told);
    }
  });

  it('tells in segments exactly the plays of their days', () => {
    const plays = new Map(daily.map((row) => [`${row.day} ${row.episode}`, row.plays]));
    for (const row of segments) {
      let sum = 0;
      for (const day of daysOf(row)) {
        sum += plays.get(`${day} ${row.episode}`) ?? 0;
        plays.delete(`${day} ${row.episode}`);
      }
      assert.equal(sum, row.plays, `${row.day} ${row.episode}`);
    }
    assert.equal(plays.size, 0);
  });

  it('cuts segments at weeks, a few at most, inside the days that count', () => {
    for (const row of segments) {
      const { published } = episodes.get(row.episode)!;
      const from = row.day;
      const to = addDays(row.day, row.days - 1);
      assert.ok(from === startOfWeek(from) || from === published, from);
      assert.ok(addDays(to, 1) === startOfWeek(addDays(to, 1)) || to === YESTERDAY, to);
      assert.ok(from >= published! && to <= YESTERDAY && daysIn({ from, to }) <= 28, `${from} to ${to}`);
    }
  });

  it('has a count for each segment of the video', () => {
    for (const { episode, step, duration, counts, plays } of segments) {
      assert.equal(duration, episodes.get(episode)!.duration);
      assert.equal(step, duration <= 3_600 ? 15 : 30);
      assert.equal(counts.length, Math.ceil(duration / step));
      for (let at = 0; at < counts.length; at++) {
        assert.ok(
          Number.isInteger(counts[at]!) && counts[at]! >= 0 && counts[at]! <= 3 * plays + 3,
          `${counts[at]}`,
        );
      }
    }
  });

  it('never opens what nobody wants to see', () => {
    const watched = new Set(daily.map(({ episode }) => episode));
    const unwanted = university.episodes.filter(
      ({ audience, published }) => audience === 0 && published !== null,
    );
    assert.notEqual(unwanted.length, 0);
    for (const { id } of unwanted) assert.ok(!watched.has(id), id);
  });

  it('holds its rules for any seed, size and last day', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 500 }),
        (seed, size, days) => {
          const today = addDays('2025-03-01', days);
          const small = createUniversity({ seed, today, series: 4, episodes: size });
          const some = [...demoPlays(small, { seed, through: addDays(today, -1) })];
          const rows = some.flatMap((step) => (step.kind === 'daily' ? step.batch.rows : []));
          const cut = some.flatMap((step) => (step.kind === 'segments' ? step.batch.rows : []));
          assert.equal(sum(cut), sum(rows));
          const published = new Map(small.episodes.map((one) => [one.id, one.published]));
          for (const row of rows) {
            const { plays, visitors, finishes } = row;
            assert.ok(
              visitors <= plays && finishes <= plays && visitors >= 1,
              `${plays} ${visitors} ${finishes}`,
            );
            assert.ok(row.day >= published.get(row.episode)! && row.day < today, row.day);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('has nothing to tell before the first term', () => {
    assert.deepEqual(all(university, '2020-01-01'), []);
  });
});

describe('the rhythms of the demo', () => {
  const perDay = new Map<Day, number>();
  for (const { day, plays } of daily) perDay.set(day, (perDay.get(day) ?? 0) + plays);
  const between = (from: Day, to: Day) => {
    let plays = 0;
    for (let day = from; day <= to; day = addDays(day, 1)) plays += perDay.get(day) ?? 0;
    return plays / daysIn({ from, to });
  };
  const viral = university.episodes.reduce((most, one) => (one.audience > most.audience ? one : most)).id;

  it('peaks before exams, rests in the holidays', () => {
    const term = university.terms.find(({ id }) => id === '2025ws')!;
    const learning = between(addDays(term.exams.from, -10), term.exams.from);
    const january = between('2026-01-08', '2026-01-25');
    assert.ok(learning > 1.4 * january, `${learning} against ${january}`);
    assert.ok(between('2025-12-24', '2025-12-26') < 0.6 * january, 'Christmas');
    assert.ok(between('2026-03-01', '2026-03-31') < 0.7 * january, 'March');
  });

  it('is busier on Tuesdays than on Saturdays', () => {
    const byWeekday = [0, 1, 2, 3, 4, 5, 6].map((shift) => {
      let plays = 0;
      for (const { day, plays: some, episode } of daily) {
        if (episode !== viral && startOfWeek(day) === addDays(day, -shift)) plays += some;
      }
      return plays;
    });
    assert.ok(byWeekday[1]! > 1.4 * byWeekday[5]!, byWeekday.join());
  });

  it('fades after the release, and one talk is watched more than everything else of its month', () => {
    const rows = daily.filter(({ episode }) => episode === viral);
    const first = sum(rows.slice(0, 14));
    const later = sum(rows.slice(60, 74));
    assert.ok(first > 5 * later, `${first} against ${later}`);
    const month = rows[0]!.day.slice(0, 7);
    const others = daily.filter(({ day, episode }) => day.startsWith(month) && episode !== viral);
    assert.ok(sum(rows.filter(({ day }) => day.startsWith(month))) > sum(others), month);
  });

  it('watches less towards the end, skips breaks, and repeats some passages beyond 100 %', () => {
    const watched = segments.filter(({ plays, counts }) => plays > 100 && counts.length > 20);
    assert.ok(watched.length > 20, `${watched.length} rows`);
    let beyond = 0;
    for (const { plays, counts } of watched) {
      const rates = Array.from(counts, (count) => count / plays);
      assert.ok(rates[0]! > 0.9, `${rates[0]} at the beginning`);
      assert.ok(rates.at(-1)! < 0.75, `${rates.at(-1)} at the end`);
      if (rates.slice(1).some((rate) => rate > 1)) beyond++;
    }
    assert.ok(beyond > 0 && beyond < watched.length, `${beyond} of ${watched.length}`);
  });
});

function all(one: University, through: Day): DemoStep[] {
  return [...demoPlays(one, { seed: 1, through })];
}

function sum(rows: readonly (DailyRow | SegmentsRow)[]): number {
  return rows.reduce((total, { plays }) => total + plays, 0);
}

function daysOf({ day, days }: SegmentsRow): Day[] {
  return Array.from({ length: days }, (_, at) => addDays(day, at));
}
