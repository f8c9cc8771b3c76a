import '../controllers/all-words.ts';
import { OcEpisodes } from '../parts/oc-episodes.ts';
import { OcHeatmap } from '../parts/oc-heatmap.ts';
import { OcRange } from '../parts/oc-range.ts';
import { OcStat } from '../parts/oc-stat.ts';
import { OcTop } from '../parts/oc-top.ts';
import { OcTotals } from '../parts/oc-totals.ts';
import { turn } from '../pace/turn.ts';
import { define } from './define.ts';

const ELEMENTS: readonly (readonly [tag: string, element: CustomElementConstructor])[] = [
  ['oc-stat', OcStat],
  ['oc-range', OcRange],
  ['oc-top', OcTop],
  ['oc-totals', OcTotals],
  ['oc-heatmap', OcHeatmap],
  ['oc-episodes', OcEpisodes],
];

/** To define an element is to make all of its kind that the page has: one kind after the other, with room between. */
export async function defineRest(): Promise<void> {
  for (const [tag, element] of ELEMENTS) {
    const wait = turn();
    if (wait) await wait;
    define(tag, element);
  }
}
