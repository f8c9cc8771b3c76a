import assert from 'node:assert/strict';
import { createMemoryStore } from '@oc-stats/store/memory';
import type { Collector } from '../conformance/collector.ts';
import type { FakeHost } from '../fake/fake-days.ts';
import { CollectError } from './collect-error.ts';
import type { EventFound } from './read-day.ts';

export const ALL_DAYS = { from: '2026-11-01', to: '2026-11-30' };

/** What a Matomo has counted on some days, and a store that knows nothing of it yet. */
export function collector(
  days: readonly [string, readonly FakeHost[]][],
  events: readonly [string, EventFound][] = [['a', { series: 's1', duration: 30 }]],
): Collector {
  const sink = createMemoryStore({ dayZone: 'Europe/Berlin', source: 'matomo' });
  return { sink, organization: 'o', days: new Map(days), events: new Map(events) };
}

export async function failing(work: Promise<unknown>): Promise<CollectError> {
  const error: unknown = await work.then(
    () => assert.fail('it should have failed'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof CollectError);
  return error;
}
