import type { Timers } from '@oc-stats/resilience';
import { createMatomoClient, type MatomoClientOptions } from '../client/create-matomo-client.ts';
import { createFakeMatomo, type FakeMatomo, type FakeMatomoOptions } from './create-fake-matomo.ts';
import type { FakeHost, FakeVideo } from './fake-days.ts';

export const TOKEN = 'a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6';
export const SITE = 3;
export const ID = '6d3004a3-a581-4fdd-9dab-d4ed02f125f8';
export const OTHER_ID = '0f1e2d3c-4b5a-4968-8776-655443322110';

export function watchedAt(id: string): string {
  return `/engage/theodul/ui/core.html?id=${encodeURIComponent(id)}`;
}

export function video(label: string, plays: number, more: Partial<FakeVideo> = {}): FakeVideo {
  return { label, plays, visitors: plays, finishes: Math.floor(plays / 2), ...more };
}

export function host(...videos: FakeVideo[]): FakeHost {
  return { label: 'video.example.org', videos };
}

/** `00:00:15`, `00:00:30`, …: what the original app expects to see. */
export function segments(step: number, ...plays: number[]): NonNullable<FakeVideo['segments']> {
  return plays.map((count, i) => ({ label: clock((i + 1) * step), plays: count }));
}

export function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

export function fakeMatomo(options: Partial<FakeMatomoOptions> = {}): FakeMatomo {
  return createFakeMatomo({ token: TOKEN, siteId: SITE, days: new Map(), ...options });
}

export function clientOf(fake: FakeMatomo, options: Partial<MatomoClientOptions> = {}) {
  return createMatomoClient({
    uri: 'https://matomo.example.org',
    siteId: SITE,
    token: TOKEN,
    ratePerSecond: 1_000,
    fetch: (url, init) => fake.app.request(url, init),
    timers: handTimers(),
    ...options,
  });
}

export interface HandTimers extends Timers {
  readonly pauses: readonly number[];
}

/** Time that only pauses move; they are over at once and written down. */
export function handTimers(): HandTimers {
  let now = 0;
  const pauses: number[] = [];
  return {
    pauses,
    now: () => now,
    pause: (ms, signal) => {
      if (signal.aborted) return Promise.reject(signal.reason as Error);
      pauses.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}
