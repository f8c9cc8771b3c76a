/**
 * The script of the snippet. In it is what the first picture takes: the curve over time, and the composites around it.
 * All other elements are in a file of their own: fetched at once where the page names one, else when that picture has
 * been painted, so that every element is defined in the end.
 */
import { warnOnce } from '../base/warn-once.ts';
import { OcEpisodeStats } from '../composites/oc-episode-stats.ts';
import { OcOrganizationStats } from '../composites/oc-organization-stats.ts';
import { OcSeriesStats } from '../composites/oc-series-stats.ts';
import { allWords } from '../controllers/dictionaries.ts';
import { awaitElements } from '../pace/departure.ts';
import { expectPicture, firstPicture } from '../pace/first-picture.ts';
import { turn } from '../pace/turn.ts';
import { OcSegments } from '../parts/oc-segments.ts';
import { OcTimeline } from '../parts/oc-timeline.ts';
import { defineAll } from './define.ts';
import './oc-figure.ts';

const REST = 'oc-stat,oc-top,oc-episodes,oc-totals,oc-heatmap,oc-range,oc-retention';

expectPicture();
void defineAll({
  'oc-timeline': OcTimeline,
  'oc-segments': OcSegments,
  'oc-organization-stats': OcOrganizationStats,
  'oc-series-stats': OcSeriesStats,
  'oc-episode-stats': OcEpisodeStats,
});
if (document.querySelector(REST)) awaitElements(defineRest());
else void firstPicture.then(defineRest);

async function defineRest(): Promise<void> {
  // To ask for files takes the page a moment, too.
  const wait = turn();
  if (wait) await wait;
  try {
    // Together, as the rest is written with the words: no file waits for another.
    const [rest] = await Promise.all([import('./rest.ts'), allWords()]);
    await defineAll(rest.REST);
  } catch {
    warnOnce(`${REST} cannot be loaded; what is here works.`);
  }
}
