import type { Measure } from '../scene.ts';
import { isolate } from '../format/title.ts';
import { TEXT } from './pen.ts';

/** The longest beginning that fits, with an ellipsis; never half of a letter with its accents, or half of an emoji. */
export function cut(text: string, width: number, measure: Measure, bold = false): string {
  if (measure(text, TEXT, bold) <= width) return isolate(text);
  const letters = graphemes(text);
  let [fits, fails] = [0, letters.length];
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1;
    if (measure(`${letters.slice(0, middle).join('')}…`, TEXT, bold) <= width) fits = middle;
    else fails = middle;
  }
  return fits > 0 ? isolate(`${letters.slice(0, fits).join('').trimEnd()}…`) : '';
}

function graphemes(text: string): string[] {
  // Firefox before 125 has no segmenter; code points are the next best there.
  if (typeof Intl.Segmenter === 'undefined') return Array.from(text);
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}
