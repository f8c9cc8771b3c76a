import type { CatalogEpisode } from '../catalog.ts';
import { STEP_ITEMS, type Steps } from './steps.ts';

interface Titled {
  readonly id: string;
  readonly title: string;
}

/** Titles are compared within a day only. What has no date comes last. */
export function* sortedByDate(episodes: readonly CatalogEpisode[]): Steps<CatalogEpisode[]> {
  const days = new Map<string, CatalogEpisode[]>();
  for (const [at, episode] of episodes.entries()) {
    const day = episode.date ?? LAST;
    const sameDay = days.get(day);
    if (sameDay) sameDay.push(episode);
    else days.set(day, [episode]);
    if (at % STEP_ITEMS === 0) yield;
  }
  const sorted: CatalogEpisode[] = [];
  for (const day of [...days.keys()].sort()) {
    for (const episode of yield* sortedByTitle(days.get(day) ?? [])) sorted.push(episode);
  }
  return sorted;
}

/** After all days. */
const LAST = '~';

/** Merges stretches that were sorted on their own. */
export function* sortedByTitle<T extends Titled>(items: readonly T[]): Steps<T[]> {
  let stretches: T[][] = [];
  for (let at = 0; at < items.length; at += STEP_ITEMS) {
    stretches.push(items.slice(at, at + STEP_ITEMS).sort(byTitle));
    yield;
  }
  while (stretches.length > 1) {
    const longer: T[][] = [];
    for (let at = 0; at < stretches.length; at += 2) {
      longer.push(yield* merged(stretches[at] ?? [], stretches[at + 1] ?? []));
    }
    stretches = longer;
  }
  return stretches[0] ?? [];
}

function* merged<T extends Titled>(a: T[], b: T[]): Steps<T[]> {
  if (b.length === 0) return a;
  const all: T[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    const takeLeft = right === undefined || (left !== undefined && byTitle(left, right) <= 0);
    const next = takeLeft ? left : right;
    if (next === undefined) break;
    all.push(next);
    if (takeLeft) i++;
    else j++;
    if (all.length % STEP_ITEMS === 0) yield;
  }
  return all;
}

/** Numbers in titles count as numbers: lecture 2 comes before lecture 10. */
const collator = new Intl.Collator('en', { numeric: true });

function byTitle(a: Titled, b: Titled): number {
  return collator.compare(a.title, b.title) || (a.id < b.id ? -1 : 1);
}
