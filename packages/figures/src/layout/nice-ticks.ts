export interface Tick {
  readonly value: number;
  readonly label: string;
}

export interface Ticks {
  readonly range: readonly [number, number];
  readonly ticks: readonly Tick[];
}

const PIXELS_PER_TICK = 42;

/** From a round number at or below `least` to one at or above `most`, in steps that are multiples of the finest. */
export function niceTicks(
  least: number,
  most: number,
  pixels: number,
  finest: number,
  format: (value: number) => string,
): Ticks {
  const room = Math.max(2, Math.min(5, Math.floor(pixels / PIXELS_PER_TICK)));
  const step = niceStep(Math.max((most - least) / room, finest), finest);
  // Counted in steps, because 3 * 0.1 is not 0.3.
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(most / step - 1e-9));
  const at = (i: number) => round(i * step);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => at(first + i));
  return { range: [at(first), at(last)], ticks: ticks.map((value) => ({ value, label: format(value) })) };
}

/** 1, 2, 2½ or 5 of a power of ten, where that is a multiple of the finest. */
function niceStep(raw: number, finest: number): number {
  const power = 10 ** Math.floor(Math.log10(raw) + 1e-9);
  const fits = (nice: number) =>
    nice * power >= raw * (1 - 1e-9) && Number.isInteger(round((nice * power) / finest));
  return (STEPS.find(fits) ?? 10) * power;
}

const STEPS = [1, 2, 2.5, 5];

function round(value: number): number {
  return Number(value.toPrecision(12));
}
