import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, isDay } from '@oc-stats/contract';
import fc from 'fast-check';
import { createUniversity } from './create-university.ts';
import { planSeries } from './series-plan.ts';
import { seriesOf } from './series-of.ts';
import type { University, UniversityEpisode } from './university.ts';

const TODAY = '2026-11-20';
const university = createUniversity({ seed: 1, today: TODAY });

describe('createUniversity', () => {
  it('has the size that is asked for', () => {
    assert.deepEqual([university.series.length, university.episodes.length], [200, 4_000]);
    const size = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 60, max: 600 }));
    fc.assert(
      fc.property(size, fc.integer(), ([series, episodes], seed) => {
        const one = createUniversity({ seed, today: TODAY, series, episodes });
        assert.equal(one.series.length, series);
        assert.ok(series < 2 ? one.episodes.length <= episodes : one.episodes.length === episodes);
        assert.equal(new Set(one.episodes.map(({ id }) => id)).size, one.episodes.length);
        assert.equal(new Set(one.series.map(({ id }) => id)).size, series);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same for the same seed, and another for another', () => {
    assert.deepEqual(createUniversity({ seed: 1, today: TODAY }), university);
    const other = createUniversity({ seed: 2, today: TODAY });
    assert.notDeepEqual(
      new Set(other.episodes.map(({ id }) => id)),
      new Set(university.episodes.map(({ id }) => id)),
    );
  });

  it('does not depend on what was made before', () => {
    const place = { seed: 1, today: TODAY, terms: university.terms };
    const backwards = planSeries(1, 200, 3_880)
      .reverse()
      .map((plan) => seriesOf(place, plan))
      .reverse();
    assert.deepEqual(backwards, university.series);
  });

  it('changes from day to day only by what happens', () => {
    const tomorrow = createUniversity({ seed: 1, today: addDays(TODAY, 1) });
    const lasting = ({ episodes }: University) =>
      episodes.map(({ id, title, date, seriesId, audience, presenters }) => ({
        id,
        title,
        date,
        seriesId,
        audience,
        presenters,
      }));
    assert.deepEqual(lasting(tomorrow), lasting(university));
    const known = new Map(university.episodes.map((episode) => [episode.id, episode]));
    for (const { id, published } of tomorrow.episodes) {
      const before = known.get(id)!.published;
      assert.ok(before === published || (before === null && published! >= TODAY), id);
    }
  });

  it('keeps the terms that are over when a new one begins', () => {
    const next = createUniversity({ seed: 1, today: '2027-05-01' });
    const kept = university.terms.slice(1).map(({ id }) => id);
    assert.deepEqual(
      next.terms.slice(0, -1).map(({ id }) => id),
      kept,
    );
    const ids = ({ episodes }: University) =>
      episodes.filter(({ term }) => kept.includes(term.id)).map(({ id }) => id);
    assert.deepEqual(new Set(ids(next)), new Set(ids(university)));
  });

  it('publishes between the recording and today, and nothing that is still to come', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 2_000 }), (seed, days) => {
        const today = addDays('2024-01-01', days);
        for (const { date, published, state, duration } of createUniversity({
          seed,
          today,
          series: 20,
          episodes: 300,
        }).episodes) {
          assert.ok(isDay(date));
          assert.equal(state === 'SCHEDULED', date > today);
          assert.equal(state === 'SCHEDULED', duration === null);
          if (published === null) continue;
          assert.ok(published >= date && published <= today);
          assert.equal(state, 'PROCESSED');
        }
      }),
      { numRuns: 15 },
    );
  });

  it('covers three years, lectures in the weeks of lectures', () => {
    const dates = university.episodes.flatMap(({ published }) => published ?? []).sort();
    assert.ok(dates[0]! < '2023-11-20' && dates.at(-1)! > '2026-11-10');
    for (const { kind, date, term } of university.episodes) {
      if (kind === 'talk') continue;
      assert.ok(date >= term.lectures.from && date <= term.lectures.to, date);
      assert.ok(!term.pause || date < term.pause.from || date > term.pause.to, date);
    }
  });

  it('holds what real catalogues hold', () => {
    const { series, episodes } = university;
    const has = (test: (episode: UniversityEpisode) => boolean) => episodes.some(test);
    const sizes = series.map(({ id }) => episodes.filter(({ seriesId }) => seriesId === id).length);
    assert.ok(sizes.includes(0) && sizes.includes(1) && sizes.some((size) => size >= 60));
    const alone = episodes.filter(({ seriesId }) => seriesId === null).length;
    assert.ok(alone >= 100 && alone <= 140);
    for (const part of [
      '<b>',
      '<img',
      '</script>',
      '&amp;',
      'ü',
      'ß',
      '👩‍🔬',
      '"',
      "'",
      '\u0301',
      '\u202E',
      '讲',
      'المحاضرة',
    ]) {
      assert.ok(
        has(({ title, published }) => title.includes(part) && published !== null),
        part,
      );
    }
    assert.ok(has(({ title }) => title.length > 300));
    for (const part of [',', ' ', '%2F', '#', '?', '&', "'", '<'])
      assert.ok(
        has(({ id }) => id.includes(part)),
        part,
      );
    assert.ok(new Set(episodes.map(({ title }) => title)).size < episodes.length);
    for (const state of ['SCHEDULED', 'PROCESSED', 'PROCESSING_FAILURE']) {
      assert.ok(
        has((episode) => episode.state === state && episode.published === null),
        state,
      );
    }
    assert.equal(episodes.filter(({ audience }) => audience > 50_000).length, 1);
    assert.ok(has(({ audience, published }) => audience === 0 && published !== null));
  });
});
