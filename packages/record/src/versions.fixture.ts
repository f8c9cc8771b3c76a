import type { CatalogSnapshot } from '@oc-stats/opencast';
import { catalog, episode, series } from './catalog.fixture.ts';

const EPISODES = 3_000;

/** An endless, repeatable row of catalogues: in each some episodes are new, some are gone, and some say something else. */
export function versionOf(no: number): CatalogSnapshot {
  const episodes = Array.from({ length: EPISODES }, (_, i) => i)
    .filter((i) => (i + no) % 7 !== 0)
    .map((i) => episode(`e${i}`, { title: i % 3 === 0 ? `version ${no}` : 'always' }));
  return catalog(episodes, [series('s1', { title: `version ${no}` })]);
}

export function versionTime(no: number): Date {
  return new Date(Date.UTC(2026, 0, 1, no));
}
