import type { TimelineAnswer } from '@oc-stats/contract';
import { timelineFigure } from '../answer/timeline-figure.ts';
import type { LinesFigure } from '../figure.ts';
import { strokeOf } from '../layout/line-ink.ts';
import { linesScene } from '../layout/lines.ts';
import { lineLabel } from '../read/line-label.ts';
import { linesTitle } from '../read/lines-title.ts';
import { linesHeight } from './height.ts';
import type { Picture } from './kind.ts';

/** Curves over time before a word is said about them: a page draws them first. */
export const linesPicture: Picture<LinesFigure> = {
  figure: (answer, subject) => timelineFigure(answer as TimelineAnswer, subject),
  scene: linesScene,
  height: (_figure, width) => linesHeight(width),
  title: linesTitle,
  legend: (figure, language) =>
    figure.lines.map((line) => ({
      label: lineLabel(figure, line, language),
      ...strokeOf(line),
      ghost: line.role === 'ghost',
      shape: 'line',
    })),
};
