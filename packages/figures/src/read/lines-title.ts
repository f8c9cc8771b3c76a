import type { LinesFigure } from '../figure.ts';
import type { Language } from '../language.ts';
import { metricList } from './metric-list.ts';

/** "Plays and finished per week" */
export function linesTitle({ lines, mode, grain }: LinesFigure, language: Language): string {
  const { title, grain: grains } = language.words;
  const metrics = metricList(
    lines.map((line) => line.metric),
    language,
  );
  return mode === 'cumulative' ? title.cumulative(metrics) : title.lines(metrics, grains[grain]);
}
