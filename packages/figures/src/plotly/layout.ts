import type { Palette } from '../palette/palette.ts';
import type { Axis, Scene } from '../scene.ts';
import { TEXT } from '../layout/pen.ts';
import { escapePlotly } from './escape.ts';

/** Plot area, ranges and ticks are the scene's own, so that nothing moves when Plotly takes over from the still. */
export function plotlyLayout(
  { width, height, plot, x, y }: Scene,
  palette: Palette,
): Record<string, unknown> {
  return {
    autosize: false,
    width,
    height,
    margin: {
      l: plot.x,
      r: width - plot.x - plot.width,
      t: plot.y,
      b: height - plot.y - plot.height,
      pad: 0,
      autoexpand: false,
    },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { family: 'sans-serif', size: TEXT, color: palette.muted },
    showlegend: false,
    hovermode: false,
    dragmode: 'zoom',
    xaxis: {
      ...axis(x),
      ...grid(x.type === 'count', palette),
      fixedrange: x.type === 'count',
      ticklabelstandoff: 6,
      // The still moves the outer labels inside; Plotly would leave them out.
      ticklabeloverflow: 'allow',
    },
    yaxis: {
      ...axis(y),
      ...grid(y.type !== 'rows', palette),
      // The line that counts stand on, if it is in sight.
      ...(y.type !== 'rows' && y.range[0] === 0
        ? { zeroline: true, zerolinecolor: palette.muted, zerolinewidth: 1 }
        : {}),
      fixedrange: y.type !== 'rows',
      // Names above their bars are drawn with the bars.
      ...(plot.x > 0
        ? { tickfont: { color: y.type === 'rows' ? palette.text : palette.muted }, ticklabelstandoff: 5 }
        : { showticklabels: false }),
    },
  };
}

function axis({ range, ticks }: Axis): Record<string, unknown> {
  return {
    type: 'linear',
    range: [...range],
    autorange: false,
    automargin: false,
    tickmode: 'array',
    tickvals: ticks.map((tick) => tick.value),
    ticktext: ticks.map((tick) => escapePlotly(tick.label)),
    ticks: '',
    zeroline: false,
    showline: false,
  };
}

/** Plotly calls a colour for lines that are not drawn an error. */
function grid(shown: boolean, palette: Palette): Record<string, unknown> {
  return shown ? { showgrid: true, gridcolor: palette.grid } : { showgrid: false };
}
