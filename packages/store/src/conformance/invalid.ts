import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LAST_DAY } from '@oc-stats/contract';
import type { DailyBatch, DailyRow, SegmentsBatch, SegmentsRow } from '../sink.ts';
import { MAX_BATCH_ROWS, MAX_COUNT } from '../row-check.ts';
import { ALL_DAYS } from './golden.ts';
import { dailyRows, days, scopeOf, type Subject } from './subject.ts';

const GOOD: DailyRow = { episode: 'e', series: 's', day: '2024-05-01', plays: 1, visitors: 1, finishes: 1 };
const GOOD_SEGMENTS: SegmentsRow = { ...GOOD, days: 1, step: 10, duration: 25, counts: [1, 1, 1] };

const BAD_DAILY: [string, object][] = [
  ['plays', { plays: -1 }],
  ['plays', { plays: Number.NaN }],
  ['plays', { plays: 1.5 }],
  ['plays', { plays: Number.POSITIVE_INFINITY }],
  ['plays', { plays: MAX_COUNT + 1 }],
  ['plays', { plays: '1' }],
  ['visitors', { visitors: undefined }],
  ['visitors', { visitors: null }],
  ['finishes', { finishes: -0.5 }],
  ['day', { day: '2023-02-29' }],
  ['day', { day: '2024-5-1' }],
  ['day', { day: '2024-05-01T00:00:00Z' }],
  ['day', { day: 20240501 }],
  ['day', { day: '' }],
  ['episode', { episode: '' }],
  ['episode', { episode: null }],
  ['episode', { episode: 7 }],
  ['episode', { episode: 'half \ud83d of a pair' }],
  ['episode', { episode: '\ufeffe' }],
  ['series', { series: '' }],
  ['series', { series: undefined }],
  ['series', { series: '\udc00' }],
];

const BAD_SEGMENTS: [string, object][] = [
  ['plays', { plays: -1 }],
  ['day', { day: '2024-02-30' }],
  ['days', { days: 0 }],
  ['days', { days: 1.5 }],
  ['days', { days: 1e9 }],
  ['days', { day: LAST_DAY, days: 2 }],
  ['step', { step: 0 }],
  ['step', { step: Number.NaN }],
  ['duration', { duration: -25 }],
  ['duration', { duration: Number.POSITIVE_INFINITY }],
  ['counts', { counts: [1, 1] }],
  ['counts', { counts: [1, 1, 1, 1] }],
  ['counts', { counts: undefined }],
  ['count 2', { counts: [1, -1, 1] }],
  ['count 3', { counts: [1, 1, Number.NaN] }],
  ['too many', { step: 1e-9 }],
];

export function invalidTests(subject: Subject): void {
  const isEmpty = async (organization: string) => {
    const question = { range: ALL_DAYS, grain: 'day', metrics: ['plays'] } as const;
    const timeline = await subject.store.timeline({ scope: scopeOf(organization), ...question });
    const segments = await subject.store.segments({
      scope: scopeOf(organization, 'series', 's'),
      range: ALL_DAYS,
    });
    const bounds = await subject.store.bounds(organization);
    assert.deepEqual([timeline.buckets, segments, bounds.countingSince], [[], [], null]);
  };

  test('invalid: a bad daily row is named, and nothing of its batch is applied', async () => {
    const organization = subject.organization();
    for (const [field, change] of BAD_DAILY) {
      const rows = [GOOD, { ...GOOD, day: '2024-05-02', ...change }] as DailyRow[];
      await assert.rejects(subject.store.putDaily({ id: 'b', organization, rows, covers: ALL_DAYS }), {
        name: 'StoreError',
        code: 'invalid',
        message: new RegExp(`^Batch "b": row 2: ${field} .*Nothing of it was applied\\.$`),
      });
    }
    await isEmpty(organization);
    assert.deepEqual(await subject.store.putDaily({ id: 'b', organization, rows: [GOOD] }), {
      applied: true,
      rows: 1,
    });
  });

  test('invalid: a bad row of segments is named, and nothing of its batch is applied', async () => {
    const organization = subject.organization();
    for (const [field, change] of BAD_SEGMENTS) {
      const rows = [GOOD_SEGMENTS, { ...GOOD_SEGMENTS, day: '2024-05-02', ...change }] as SegmentsRow[];
      await assert.rejects(subject.store.putSegments({ id: 'b', organization, rows }), {
        code: 'invalid',
        message: new RegExp(`^Batch "b": row 2: .*${field}.*Nothing of it was applied\\.$`),
      });
    }
    await isEmpty(organization);
  });

  test('invalid: a batch without id, organisation, rows or sense is refused', async () => {
    const organization = subject.organization();
    const batches: object[] = [
      { id: '', organization, rows: [GOOD] },
      { organization, rows: [GOOD] },
      { id: 'b', organization: '', rows: [GOOD] },
      { id: 'b', rows: [GOOD] },
      { id: 'b', organization },
      { id: 'b', organization, rows: 'rows' },
      { id: 'b', organization, rows: [null] },
      { id: 'b', organization, rows: Array.from({ length: MAX_BATCH_ROWS + 1 }, () => GOOD) },
    ];
    for (const batch of batches) {
      await assert.rejects(subject.store.putDaily(batch as DailyBatch), { code: 'invalid' });
      await assert.rejects(subject.store.putSegments(batch as SegmentsBatch), { code: 'invalid' });
    }
    const covers = [days('2024-05-02', '2024-05-01'), days('2024-05-32'), {}, null, 'all'] as never[];
    for (const range of covers) {
      const batch = { id: 'b', organization, rows: [GOOD], covers: range };
      await assert.rejects(subject.store.putDaily(batch), { code: 'invalid', message: /covers/ });
    }
    await isEmpty(organization);
  });

  test('invalid: questions that mean nothing are refused', async () => {
    const organization = await subject.filled(dailyRows('e s 2024-05-01 1 1 1'));
    const timeline = {
      scope: scopeOf(organization),
      range: ALL_DAYS,
      grain: 'day',
      metrics: ['plays'],
    } as const;
    const totals = { ...timeline, by: 'series', order: 'plays', limit: 1 } as const;
    const segments = { scope: scopeOf(organization, 'series', 's'), range: ALL_DAYS } as const;
    const noEpisode = { organization, type: 'episode', id: null } as never;
    const questions = [
      () => subject.store.timeline({ ...timeline, range: days('2024-05-02', '2024-05-01') }),
      () => subject.store.timeline({ ...timeline, range: days('2024-02-30') }),
      () => subject.store.timeline({ ...timeline, grain: 'hour' as never }),
      () => subject.store.timeline({ ...timeline, metrics: [] }),
      () => subject.store.timeline({ ...timeline, metrics: ['plays; --' as never] }),
      () => subject.store.timeline({ ...timeline, scope: scopeOf(organization, 'tenant' as never) }),
      () => subject.store.timeline({ ...timeline, by: { type: 'episode', top: 0 } }),
      () => subject.store.timeline({ ...timeline, by: { type: 'episode', only: [7 as never] } }),
      () => subject.store.totals({ ...totals, limit: 0 }),
      () => subject.store.totals({ ...totals, limit: 1.5 }),
      () => subject.store.totals({ ...totals, order: 'title' as never }),
      () => subject.store.totals({ ...totals, by: 'organization' as never }),
      () => subject.store.matrix({ ...timeline, metric: 'viewers' as never }),
      () => subject.store.daily({ ...timeline, by: 'organization' as never }),
      () => subject.store.daily({ ...timeline, by: 'series', range: days('x') }),
      () => subject.store.daily({ scope: noEpisode, range: ALL_DAYS, by: 'series' }),
      () => subject.store.segments({ scope: scopeOf(organization, 'series'), range: days('x') }),
      () => subject.store.segments({ ...segments, within: { e: [] } as never }),
      () => subject.store.segments({ ...segments, within: new Map([['e', [days('x')]]]) }),
      () => subject.store.segments({ ...segments, within: new Map([['e', days('2024-05-01') as never]]) }),
      () => subject.store.segments({ ...segments, within: new Map([[7 as never, []]]) }),
    ];
    for (const ask of questions)
      await assert.rejects(ask, { name: 'StoreError', code: 'invalid' }, ask.toString());
  });
}
