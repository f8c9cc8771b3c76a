/**
 * The script of the snippet. In it is what the first picture takes, the curve over time. All other elements are files
 * of their own: fetched at once where the page names them, else when that picture has been painted, so that every
 * element is defined in the end.
 */
import { warnOnce } from '../base/warn-once.ts';
import { allWords } from '../controllers/dictionaries.ts';
import { expectPicture, firstPicture } from '../pace/first-picture.ts';
import './oc-timeline.ts';

const COMPOSITES = 'oc-episode-stats,oc-series-stats,oc-organization-stats,oc-segments';
const REST = 'oc-stat,oc-top,oc-episodes,oc-totals,oc-heatmap,oc-range';

const composites = (): Promise<unknown> => import('./composites.ts');
/** Together, as the rest is written with the words and with parts of the composites: no file waits for another. */
const rest = async (): Promise<unknown> => {
  const [{ defineRest }] = await Promise.all([import('./rest.ts'), composites(), allWords()]);
  return defineRest();
};

provide(COMPOSITES, composites);
provide(REST, rest);
expectPicture();

function provide(tags: string, load: () => Promise<unknown>): void {
  const define = (): void =>
    void load().catch(() => warnOnce(`${tags} cannot be loaded; what is here works.`));
  if (document.querySelector(tags)) define();
  else void firstPicture.then(define);
}
