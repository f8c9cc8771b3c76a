/**
 * The script of the snippet. In it is what the first picture takes: the curve over time, and the composites around it.
 * All other elements are in a file of their own: fetched at once where the page names one, else when that picture has
 * been painted, so that every element is defined in the end.
 */
import { warnOnce } from '../base/warn-once.ts';
import { allWords } from '../controllers/dictionaries.ts';
import { awaitElements } from '../pace/departure.ts';
import { expectPicture, firstPicture } from '../pace/first-picture.ts';
import './composites.ts';
import './oc-timeline.ts';

const REST = 'oc-stat,oc-top,oc-episodes,oc-totals,oc-heatmap,oc-range';

/** Together, as the rest is written with the words: no file waits for another. */
const rest = async (): Promise<unknown> => {
  const [{ defineRest }] = await Promise.all([import('./rest.ts'), allWords()]);
  return defineRest();
};
const define = (): Promise<unknown> =>
  rest().catch(() => warnOnce(`${REST} cannot be loaded; what is here works.`));

if (document.querySelector(REST)) awaitElements(define());
else void firstPicture.then(define);
expectPicture();
