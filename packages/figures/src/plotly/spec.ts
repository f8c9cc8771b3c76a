import type { Figure } from '../figure.ts';
import type { Language } from '../language.ts';
import type { Palette } from '../palette/palette.ts';
import type { Scene } from '../scene.ts';
import { barTraces } from './bars.ts';
import { PLOTLY_CONFIG } from './config.ts';
import { curveTraces } from './curve.ts';
import { heatTraces } from './heat.ts';
import { plotlyLayout } from './layout.ts';
import { lineTraces } from './lines.ts';
import { nameAnnotations } from './names.ts';

export type Trace = Record<string, unknown>;

/** Plain data, new at every call: Plotly writes into what it is given. */
export interface PlotlySpec {
  readonly data: Trace[];
  readonly layout: Record<string, unknown>;
  readonly config: Record<string, unknown>;
}

/** The figure for Plotly as the scene shows it. Colours must be plain ones: Plotly knows no `var()`. */
export function plotlySpec(figure: Figure, scene: Scene, palette: Palette, language: Language): PlotlySpec {
  // Plotly calls a trace without values a mistake, and so a setting for bars without bars.
  const data = tracesOf(figure, scene, palette, language).filter(({ x }) => Array.isArray(x) && x.length > 0);
  const bars = data.some((trace) => trace['type'] === 'bar');
  return {
    data,
    layout: {
      ...plotlyLayout(scene, palette),
      ...(bars ? { barmode: 'overlay' } : {}),
      ...(figure.kind === 'lines' ? { annotations: nameAnnotations(scene, palette) } : {}),
    },
    config: { ...PLOTLY_CONFIG },
  };
}

function tracesOf(figure: Figure, scene: Scene, palette: Palette, language: Language): Trace[] {
  switch (figure.kind) {
    case 'lines':
      return lineTraces(figure, palette);
    case 'bars':
      return barTraces(figure, scene, palette, language);
    case 'heat':
      return heatTraces(figure, scene, palette);
    case 'curve':
      return curveTraces(figure, scene, palette, language);
    default:
      // Nobody explores them yet.
      return [];
  }
}
