import type { TimelineAnswer } from '@oc-stats/contract';
import { timelineFigure } from '../answer/timeline-figure.ts';
import type { LinesFigure } from '../figure.ts';
import { strokeOf } from '../layout/line-ink.ts';
import { linesScene } from '../layout/lines.ts';
import { lineLabel } from '../read/line-label.ts';
import { linesSentence } from '../read/lines-sentence.ts';
import { said, type Kind } from './kind.ts';

export const lines: Kind<LinesFigure> = {
  figure: (answer, subject) => timelineFigure(answer as TimelineAnswer, subject),
  scene: linesScene,
  height: (_figure, width) => Math.round(Math.max(200, Math.min(340, width * 0.36))),
  sentence: said(linesSentence),
  legend: (figure, language) =>
    figure.lines.map((line) => ({
      label: lineLabel(figure, line, language),
      ...strokeOf(line),
      ghost: line.role === 'ghost',
      shape: 'line',
    })),
};
