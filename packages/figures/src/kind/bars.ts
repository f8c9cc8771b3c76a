import type { TotalsAnswer } from '@oc-stats/contract';
import { totalsFigure } from '../answer/totals-figure.ts';
import type { BarsFigure } from '../figure.ts';
import { barsHeight, barsScene } from '../layout/bars.ts';
import { seriesInk } from '../layout/line-ink.ts';
import { barsSentence } from '../read/bars-sentence.ts';
import { title } from '../read/title.ts';
import { said, square, type Kind } from './kind.ts';

export const bars: Kind<BarsFigure> = {
  figure: (answer, subject) => totalsFigure(answer as TotalsAnswer, subject),
  scene: barsScene,
  height: barsHeight,
  title,
  sentence: said(barsSentence),
  legend: ({ metrics }, { words }) =>
    metrics.map((metric, place) => square(words.metric[metric], seriesInk(place))),
};
