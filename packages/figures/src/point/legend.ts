import type { Figure, Line, LinesFigure } from '../figure.ts';
import type { Language } from '../language.ts';
import { heatClasses } from '../layout/heat-classes.ts';
import { GHOST_DASH, seriesInk, strokeOf } from '../layout/line-ink.ts';
import { lineLabel } from '../read/line-label.ts';
import type { Ink } from '../scene.ts';

/** To be shown beside the picture unless `scene.labelled`; for heat maps it is the scale of the classes. */
export interface LegendEntry {
  readonly label: string;
  readonly ink: Ink;
  /** `stroke-dasharray` of the line; `null` is a solid one. */
  readonly dash: string | null;
  readonly ghost: boolean;
  /** How its key looks: like the line, or like the bar or cell. */
  readonly shape: 'line' | 'square';
}

export function legend(figure: Figure, language: Language): LegendEntry[] {
  const { words } = language;
  const plain = (label: string, ink: Ink, shape: LegendEntry['shape'] = 'square'): LegendEntry => ({
    label,
    ink,
    dash: null,
    ghost: false,
    shape,
  });
  switch (figure.kind) {
    case 'lines':
      return figure.lines.map((line) => ofLine(figure, line, language));
    case 'bars':
      return figure.metrics.map((metric, i) => plain(words.metric[metric], seriesInk(i)));
    case 'heat':
      return heatClasses(figure)
        .entries(language)
        .map(({ label, ink }) => plain(label, ink));
    case 'curve':
      return [
        plain(words.metric.rate, 'series-1', 'line'),
        ...(figure.siblings
          ? [{ ...plain(words.moment.median, 'muted', 'line'), dash: GHOST_DASH, ghost: true }]
          : []),
      ];
  }
}

function ofLine(figure: LinesFigure, line: Line, language: Language): LegendEntry {
  return {
    label: lineLabel(figure, line, language),
    ...strokeOf(line),
    ghost: line.role === 'ghost',
    shape: 'line',
  };
}
