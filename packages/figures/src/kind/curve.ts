import type { SegmentsAnswer } from '@oc-stats/contract';
import { segmentsFigure } from '../answer/segments-figure.ts';
import type { CurveFigure } from '../figure.ts';
import { curveScene } from '../layout/curve.ts';
import { GHOST_DASH } from '../layout/line-ink.ts';
import { curveSentence } from '../read/curve-sentence.ts';
import { curveHeight } from './height.ts';
import { title } from '../read/title.ts';
import { said, type Kind } from './kind.ts';

export const curve: Kind<CurveFigure> = {
  figure: (answer, subject) => segmentsFigure(answer as SegmentsAnswer, subject) as CurveFigure,
  scene: curveScene,
  height: (_figure, width) => curveHeight(width),
  title,
  sentence: said(curveSentence),
  legend: ({ siblings }, { words }) => {
    const line = { dash: null, ghost: false, shape: 'line' } as const;
    return [
      { ...line, label: words.metric.rate, ink: 'series-1' },
      ...(siblings
        ? [{ ...line, label: words.moment.median, ink: 'muted' as const, dash: GHOST_DASH, ghost: true }]
        : []),
    ];
  },
};
