import type { Figure } from '../figure.ts';
import type { Language } from '../language.ts';
import { clockTicks } from '../layout/clock-ticks.ts';
import type { Tick } from '../layout/nice-ticks.ts';
import { heatTicks } from '../layout/heat.ts';
import { timeTicks } from '../layout/time-ticks.ts';
import { xAxis } from '../layout/x-axis.ts';
import type { Measure, Scene } from '../scene.ts';
import { escapePlotly } from './escape.ts';

type Range = readonly [number, number];

/** Ticks for a part of the x axis (in units of `scene.x`), as a still of that part would have them. */
export function zoomedTicks(
  figure: Figure,
  scene: Scene,
  range: Range,
  measure: Measure,
  language: Language,
): { tickvals: number[]; ticktext: string[] } {
  const ticks = ticksOf(figure, scene, range, measure, language);
  const { axis } = xAxis(scene.x.type, range, ticks, scene.plot, scene.width, measure);
  return {
    tickvals: axis.ticks.map((tick) => tick.value),
    ticktext: axis.ticks.map((tick) => escapePlotly(tick.label)),
  };
}

function ticksOf(
  figure: Figure,
  scene: Scene,
  range: Range,
  measure: Measure,
  language: Language,
): readonly Tick[] {
  const pixels = scene.plot.width;
  switch (figure.kind) {
    case 'lines':
      return timeTicks(range, figure.grain, pixels, measure, language);
    case 'bars':
      return scene.x.ticks;
    case 'heat':
      return heatTicks(figure, range, pixels, measure, language);
    case 'curve':
      return clockTicks(range, pixels, language);
    default:
      return scene.x.ticks;
  }
}
