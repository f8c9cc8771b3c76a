import type { Day } from '@oc-stats/contract';
import { createUniversity, type University } from '@oc-stats/opencast/fake';

/** What the demo shows, and what the bench measures growth with. */
export const UNIVERSITY_SIZES = {
  demo: { series: 200, episodes: 4_000 },
  bench: { series: 2_000, episodes: 40_000 },
} as const;

export type UniversitySize = keyof typeof UNIVERSITY_SIZES;

export interface DemoUniversityOptions {
  readonly seed: number;
  readonly today: Day;
  readonly size?: UniversitySize;
}

export function demoUniversity({ seed, today, size = 'demo' }: DemoUniversityOptions): University {
  return createUniversity({ seed, today, ...UNIVERSITY_SIZES[size] });
}
