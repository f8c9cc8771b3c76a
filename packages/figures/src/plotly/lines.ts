import { dayNumber } from '@oc-stats/contract';
import type { Line, LinesFigure } from '../figure.ts';
import { LOOSE_DASH, strokeOf } from '../layout/line-ink.ts';
import { partsOf } from '../layout/line-parts.ts';
import type { Palette } from '../palette/palette.ts';
import type { Trace } from './spec.ts';

/** The strokes of the still, in its order. */
export function lineTraces(figure: LinesFigure, palette: Palette): Trace[] {
  const days = figure.buckets.map(dayNumber);
  const ordered = [...figure.lines].sort((a, b) => Number(b.role === 'ghost') - Number(a.role === 'ghost'));
  return ordered.flatMap((line) => tracesOf(figure, line, days, palette));
}

function tracesOf(figure: LinesFigure, line: Line, days: readonly number[], palette: Palette): Trace[] {
  const { ink, dash } = strokeOf(line);
  const { firm, loose, alone } = partsOf(figure, line);
  const color = palette[ink];
  const ghost = line.role === 'ghost';
  const width = ghost ? 1.25 : 2;
  const base = { type: 'scatter', opacity: ghost ? 0.75 : 1, hoverinfo: 'skip' };
  const stroke = (values: Line['values'], dashes: string | null): Trace => ({
    ...base,
    mode: 'lines',
    x: [...days],
    y: [...values],
    connectgaps: false,
    line: { color, width, dash: plotlyDash(dashes) },
  });
  const dots = (isFirm: boolean): Trace[] => {
    const places = alone.filter((one) => one.firm === isFirm).map((one) => one.at);
    if (places.length === 0) return [];
    const marker = {
      size: 6,
      color: isFirm ? color : palette.surface,
      line: { color, width: isFirm ? 0 : width },
    };
    return [
      {
        ...base,
        mode: 'markers',
        cliponaxis: false,
        x: places.map((i) => days[i]),
        y: places.map((i) => line.values[i]),
        marker,
      },
    ];
  };
  return [
    stroke(firm, dash),
    ...loose.map((values) => stroke(values, LOOSE_DASH)),
    ...dots(true),
    ...dots(false),
  ];
}

/** `8 3` is `8px,3px` there. */
export function plotlyDash(dash: string | null): string {
  return dash === null
    ? 'solid'
    : dash
        .split(' ')
        .map((length) => `${length}px`)
        .join(',');
}
