import type { HeatFigure } from '../figure.ts';
import { edgesOf } from '../layout/heat.ts';
import { heatClasses } from '../layout/heat-classes.ts';
import type { Palette } from '../palette/palette.ts';
import type { Scene } from '../scene.ts';
import type { Trace } from './spec.ts';

/** The cells by their classes, each class in one flat colour; Plotly would blend between them. */
export function heatTraces(figure: HeatFigure, { plot }: Scene, palette: Palette): Trace[] {
  const classes = heatClasses(figure);
  const edges = edgesOf(figure);
  const colors = Array.from({ length: classes.count }, (_, at) => palette[classes.inkOf(at)]);
  if (figure.rows.length === 0 || edges.length < 2) return [];
  return [
    {
      type: 'heatmap',
      x: edges,
      y: figure.rows.map((_, row) => row),
      z: figure.rows.map(({ values }) =>
        edges.slice(1).map((_, i) => {
          const value = values[i] ?? null;
          return value === null ? null : classes.of(value);
        }),
      ),
      zmin: -0.5,
      zmax: classes.count - 0.5,
      colorscale: colors.flatMap((color, i) => [
        [i / colors.length, color],
        [(i + 1) / colors.length, color],
      ]),
      ygap: plot.height / figure.rows.length >= 8 ? 1 : 0,
      showscale: false,
      zsmooth: false,
      hoverinfo: 'skip',
    },
  ];
}
