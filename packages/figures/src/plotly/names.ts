import { TEXT } from '../layout/pen.ts';
import type { Palette } from '../palette/palette.ts';
import type { Mark, Scene, TextMark } from '../scene.ts';
import { escapePlotly } from './escape.ts';

/**
 * The names at the line ends. They stand beside the plot area and stay there when the reader zooms, as a legend would;
 * whose they are is said by the dot.
 */
export function nameAnnotations({ plot, marks }: Scene, palette: Palette): Record<string, unknown>[] {
  const right = plot.x + plot.width;
  return marks.flatMap((mark, i) => {
    const dot = marks[i - 1];
    if (!isBeside(mark, right) || dot?.type !== 'path') return [];
    const ghost = dot.fill === 'surface';
    const ink = (ghost ? dot.stroke : dot.fill) ?? 'text';
    const place = {
      xref: 'paper',
      yref: 'paper',
      y: 1 - (mark.y - TEXT * 0.35 - plot.y) / plot.height,
      yanchor: 'middle',
      showarrow: false,
    };
    return [
      {
        ...place,
        x: (mark.x - 14 - plot.x) / plot.width,
        xanchor: 'left',
        text: ghost ? '○' : '●',
        font: { color: palette[ink], size: 10 },
      },
      {
        ...place,
        x: (mark.x - 2 - plot.x) / plot.width,
        xanchor: 'left',
        text: escapePlotly(mark.text),
        font: { color: palette.text, size: TEXT },
      },
    ];
  });
}

function isBeside(mark: Mark, right: number): mark is TextMark {
  return mark.type === 'text' && mark.anchor === 'start' && mark.x > right;
}
