import { heightFor, layout } from '../layout/layout.ts';
import { cut } from '../layout/cut.ts';
import { label, rectangle, TEXT } from '../layout/pen.ts';
import type { Figure } from '../figure.ts';
import { formatRange } from '../format/range.ts';
import { formatTitle } from '../format/title.ts';
import type { Language } from '../language.ts';
import type { Palette } from '../palette/palette.ts';
import type { LegendEntry } from '../point/legend-entry.ts';
import { legend } from '../point/legend.ts';
import { notes } from '../read/notes.ts';
import { sentence } from '../read/sentence.ts';
import { title } from '../read/title.ts';
import type { Mark, Measure, Scene } from '../scene.ts';
import { svgFile } from './svg-file.ts';
import { wrap } from './wrap.ts';
import { moved } from './moved.ts';

export interface PictureOptions {
  readonly width: number;
  /** Of the chart alone; what suits the figure when absent. */
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  /** Instead of the theme's own colours. */
  readonly palette?: Palette;
}

/** The whole figure as an SVG file: subject, sentence, legend, chart and notes, as a picture in a report needs them. */
export function picture(
  figure: Figure,
  language: Language,
  measure: Measure,
  options: PictureOptions,
): string {
  return svgFile(pictureScene(figure, language, measure, options), {
    theme: options.theme ?? 'light',
    title: `${title(figure, language)}: ${formatTitle(figure.subject, language)}`,
    description: [sentence(figure, language), ...notes(figure, language)].join(' '),
    ...(options.palette ? { palette: options.palette } : {}),
  });
}

const PAD = 16;
const LINE = 17;

/** The same as a scene, so that it can be looked at and compared. */
export function pictureScene(
  figure: Figure,
  language: Language,
  measure: Measure,
  options: PictureOptions,
): Scene {
  const inner = Math.max(200, options.width - 2 * PAD);
  const height = options.height ?? heightFor(figure, inner);
  const chart = layout(figure, { width: inner, height }, measure, language);
  const marks: Mark[] = [];
  let y = PAD + TEXT / 2;
  const say = (texts: readonly string[], ink: 'text' | 'muted', bold = false) => {
    for (const text of texts) {
      marks.push(label(text, PAD, y, 'start', ink, bold));
      y += LINE;
    }
  };
  const { range } = figure;
  say([cut(formatTitle(figure.subject, language), inner, measure, true)], 'text', true);
  say(
    wrap(`${title(figure, language)}, ${formatRange(range.from, range.to, language)}`, inner, measure),
    'muted',
  );
  y += 4;
  say(wrap(sentence(figure, language), inner, measure), 'text');
  y += 4;
  if (!figure.empty) {
    if (!chart.labelled) y = legendRows(legend(figure, language), marks, y, inner, measure);
    marks.push(...chart.marks.map((mark) => moved(mark, PAD, y)));
    y += height + 14;
  }
  say(
    notes(figure, language).flatMap((note) => wrap(note, inner, measure)),
    'muted',
  );
  return { ...chart, width: inner + 2 * PAD, height: Math.ceil(y + PAD - TEXT / 2), marks };
}

/** Keys and names side by side, in as many rows as they need; gives the place below. */
function legendRows(
  entries: readonly LegendEntry[],
  marks: Mark[],
  top: number,
  width: number,
  measure: Measure,
): number {
  let [x, y] = [0, top];
  for (const entry of entries) {
    const key = entry.shape === 'square' ? 18 : 26;
    const text = cut(entry.label, width - key, measure);
    const wide = key + measure(text, TEXT) + 16;
    if (x > 0 && x + wide - 16 > width) [x, y] = [0, y + LINE];
    marks.push(...keyMarks(entry, PAD + x, y), label(text, PAD + x + key, y, 'start', 'text'));
    x += wide;
  }
  return y + LINE + 2;
}

function keyMarks({ ink, dash, ghost, shape }: LegendEntry, x: number, y: number): Mark[] {
  if (shape === 'square') {
    // The edge shows what is as light as the surface.
    return [{ type: 'path', d: rectangle(x, y - 6, 12, 12), fill: ink, stroke: 'grid', strokeWidth: 1 }];
  }
  const line = { type: 'path', d: `M${x} ${y}h20`, stroke: ink, strokeWidth: ghost ? 1.25 : 2 } as const;
  return [dash === null ? line : { ...line, dash }];
}
