import assert from 'node:assert/strict';
import test from 'node:test';
import { StatsError, type ErrorCode, type Term } from '@oc-stats/contract';
import { resolveGrain, resolveRange, type RangeParameters } from './range.ts';

const frame = { from: '2025-10-01', through: '2026-03-31' };
const now = new Date('2026-04-01T08:00:00Z');
const terms: Term[] = [
  { id: 'ws25', title: 'Winter', from: '2025-10-01', to: '2026-02-15' },
  { id: 'ss26', title: 'Summer', from: '2026-03-15', to: '2026-07-31' },
  { id: 'ws26', title: 'Next', from: '2026-10-01', to: '2027-02-15' },
];

const resolved = (asked: RangeParameters, known: { from: string | null; through: string | null } = frame) =>
  resolveRange(asked, known, terms, now);

function refused(code: ErrorCode, run: () => unknown): void {
  assert.throws(run, (error: unknown) => error instanceof StatsError && error.code === code);
}

test('without a word it is the ninety days up to the last complete one', () => {
  assert.deepEqual(resolved({}), { from: '2026-01-01', to: '2026-03-31' });
});

test('what is stated is taken as stated, also where nothing was counted', () => {
  assert.deepEqual(resolved({ from: '2020-01-01', to: '2030-01-01' }), {
    from: '2020-01-01',
    to: '2030-01-01',
  });
});

test('what is left open ends with the last complete day, unless it begins later', () => {
  assert.deepEqual(resolved({ from: '2026-03-01' }), { from: '2026-03-01', to: '2026-03-31' });
  assert.deepEqual(resolved({ from: '2027-01-01' }), { from: '2027-01-01', to: '2027-01-01' });
  assert.deepEqual(resolved({ to: '2026-01-31', period: 'P1M' }), { from: '2026-01-01', to: '2026-01-31' });
});

test('all is what was counted', () => {
  assert.deepEqual(resolved({ period: 'all' }), { from: '2025-10-01', to: '2026-03-31' });
});

test('a store that never counted still has a range to be empty in', () => {
  const empty = { from: null, through: null };
  assert.deepEqual(resolved({ period: 'all' }, empty), { from: '2026-01-01', to: '2026-03-31' });
});

test('a term that runs ends with the last complete day, one to come has its first', () => {
  assert.deepEqual(resolved({ term: 'ws25' }), { from: '2025-10-01', to: '2026-02-15' });
  assert.deepEqual(resolved({ term: 'ss26' }), { from: '2026-03-15', to: '2026-03-31' });
  assert.deepEqual(resolved({ term: 'ws26' }), { from: '2026-10-01', to: '2026-10-01' });
});

test('mistakes have names', () => {
  refused('range-reversed', () => resolved({ from: '2026-02-02', to: '2026-02-01' }));
  refused('range-too-long', () => resolved({ from: '1626-01-01', to: '2026-01-01' }));
  refused('range-too-long', () => resolved({ period: 'P99999Y' }));
  assert.throws(() => resolved({ period: 'P99999Y' }), /^StatsError: The range is longer than 50 years/);
  refused('range-too-long', () => resolved({ period: 'P99999D', to: '2026-01-01' }));
  refused('unknown-term', () => resolved({ term: 'ws99' }));
  refused('bad-parameter', () => resolved({ term: 'ws25', from: '2026-01-01' }));
  refused('bad-parameter', () => resolved({ period: 'P7D', from: '2026-01-01' }));
  refused('bad-parameter', () => resolved({ period: 'all', to: '2026-01-01' }));
});

test('a grain is refused when it would draw noise, and chosen when nobody does', () => {
  const decade = { from: '2016-01-01', to: '2025-12-31' };
  refused('grain-too-fine', () => resolveGrain('day', decade));
  assert.equal(resolveGrain('week', decade), 'week');
  assert.equal(resolveGrain('auto', decade), 'month');
  assert.equal(resolveGrain(undefined, { from: '2026-01-01', to: '2026-03-31' }), 'day');
});
