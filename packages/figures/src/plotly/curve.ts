import type { CurveFigure } from '../figure.ts';
import { formatClock } from '../format/clock.ts';
import type { Language } from '../language.ts';
import { GHOST_DASH } from '../layout/line-ink.ts';
import { TEXT } from '../layout/pen.ts';
import type { Palette } from '../palette/palette.ts';
import type { Scene } from '../scene.ts';
import { escapePlotly } from './escape.ts';
import { faded } from './faded.ts';
import { plotlyDash } from './lines.ts';
import type { Trace } from './spec.ts';

export function curveTraces(
  figure: CurveFigure,
  scene: Scene,
  palette: Palette,
  language: Language,
): Trace[] {
  const { rates, step, duration, moments } = figure;
  const centres = rates.map((_, i) => (i * step + Math.min((i + 1) * step, duration)) / 2);
  const x = [0, ...centres, duration];
  const y = [rates[0] ?? null, ...rates, rates.at(-1) ?? null];
  const color = palette['series-1'];
  const base = { type: 'scatter', mode: 'lines', hoverinfo: 'skip', connectgaps: false };
  const filled = (from: number, to: number, opacity: number): Trace => ({
    ...base,
    x: [...x],
    y: y.map((rate, i) => ((x[i] ?? 0) >= from && (x[i] ?? 0) <= to ? rate : null)),
    line: { width: 0, color },
    fill: 'tozeroy',
    fillcolor: faded(color, opacity),
  });
  const top = scene.y.range[1];
  return [
    ...bandTraces(figure, palette),
    filled(0, duration, 0.12),
    ...moments.peaks.map(({ from, to }) => filled(from, to, 0.28)),
    { ...base, x, y, line: { color, width: 2 } },
    ...(moments.leaving === null
      ? []
      : [
          {
            ...base,
            x: [moments.leaving, moments.leaving],
            y: [0, top],
            line: leavingLine(palette),
          },
        ]),
    ...moments.dips.map(({ from, to }): Trace => ({
      type: 'scatter',
      hoverinfo: 'skip',
      mode: 'markers+text',
      x: [(from + to) / 2],
      y: [rates[Math.floor((from + to) / 2 / step)] ?? null],
      marker: { size: 7, color: palette.surface, line: { color, width: 1.5 } },
      text: [escapePlotly(formatClock(from, language))],
      textposition: 'bottom center',
      textfont: { color: palette.text, size: TEXT },
    })),
    ...times(
      [
        ...moments.peaks.map(({ from, to, rate }) => ({ at: (from + to) / 2, time: from, rate })),
        ...(moments.leaving === null ? [] : [{ at: moments.leaving, time: moments.leaving, rate: top }]),
      ],
      figure.duration,
      palette,
      language,
    ),
  ];
}

function bandTraces({ siblings, duration }: CurveFigure, palette: Palette): Trace[] {
  if (!siblings) return [];
  const x = siblings.median.map((_, i) => ((i + 0.5) / siblings.median.length) * duration);
  const base = { type: 'scatter', mode: 'lines', hoverinfo: 'skip' };
  return [
    { ...base, x: [...x], y: [...siblings.lower], line: { width: 0, color: palette.muted } },
    {
      ...base,
      x: [...x],
      y: [...siblings.upper],
      line: { width: 0, color: palette.muted },
      fill: 'tonexty',
      fillcolor: faded(palette.muted, 0.16),
    },
    {
      ...base,
      x: [...x],
      y: [...siblings.median],
      line: { width: 1.25, color: palette.muted, dash: plotlyDash(GHOST_DASH) },
    },
  ];
}

function leavingLine(palette: Palette): Record<string, unknown> {
  return { color: palette.text, width: 1, dash: '2px,2px' };
}

function times(
  marks: readonly { readonly at: number; readonly time: number; readonly rate: number }[],
  duration: number,
  palette: Palette,
  language: Language,
): Trace[] {
  if (marks.length === 0) return [];
  const trace = {
    type: 'scatter',
    mode: 'text',
    x: marks.map((mark) => mark.at),
    y: marks.map((mark) => mark.rate),
    text: marks.map((mark) => escapePlotly(formatClock(mark.time, language))),
    // What is first stands beside the labels of the axis.
    textposition: marks.map(({ at }) => (at < duration / 20 ? 'top right' : 'top center')),
    textfont: { color: palette.text, size: TEXT },
    cliponaxis: false,
    hoverinfo: 'skip',
  };
  return [trace];
}
