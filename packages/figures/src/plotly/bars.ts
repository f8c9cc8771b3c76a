import type { BarsFigure } from '../figure.ts';
import type { Language } from '../language.ts';
import { barsGeometry, barText } from '../layout/bars.ts';
import { seriesInk } from '../layout/line-ink.ts';
import { TEXT } from '../layout/pen.ts';
import type { Palette } from '../palette/palette.ts';
import type { Scene } from '../scene.ts';
import { escapePlotly } from './escape.ts';
import type { Trace } from './spec.ts';

/** Bars at the very places of the still, with their values at the ends; titles above them where the scene has them there. */
export function barTraces(figure: BarsFigure, scene: Scene, palette: Palette, language: Language): Trace[] {
  const { band, head, thick, offset } = barsGeometry(figure, scene.width, scene.plot.height);
  const rows = figure.items.map((_, row) => row);
  const bars = figure.metrics.map((_, m): Trace => {
    const values = figure.items.map((item) => item.values[m] ?? null);
    return {
      type: 'bar',
      orientation: 'h',
      x: values,
      y: rows,
      offset: offset(m) / band,
      width: Math.max(0.5, thick - 1) / band,
      marker: { color: palette[seriesInk(m)], line: { width: 0 } },
      hoverinfo: 'skip',
      ...(thick < TEXT - 1
        ? {}
        : {
            text: figure.items.map((item) => escapePlotly(barText(figure, item, m, language))),
            textposition: 'outside',
            textangle: 0,
            textfont: { color: palette.muted, size: TEXT },
            constraintext: 'none',
            cliponaxis: false,
          }),
    };
  });
  return head > 0 ? [...bars, titles(scene, palette, (offset(0) - head / 2) / band)] : bars;
}

function titles({ y }: Scene, palette: Palette, above: number): Trace {
  return {
    type: 'scatter',
    mode: 'text',
    x: y.ticks.map(() => 0),
    y: y.ticks.map((tick) => tick.value + above),
    text: y.ticks.map((tick) => escapePlotly(tick.label)),
    textposition: 'middle right',
    textfont: { color: palette.text, size: TEXT },
    cliponaxis: false,
    hoverinfo: 'skip',
  };
}
