/** What keys do to a chart while it is explored. */
export interface Movable {
  zoom(factor: number): void;
  move(across: number, up: number): void;
  reset(): void;
}

type Act = (chart: Movable) => void;

const KEYS: Readonly<Record<string, Act>> = {
  '+': (chart) => chart.zoom(1 / 2),
  '=': (chart) => chart.zoom(1 / 2),
  '-': (chart) => chart.zoom(2),
  '0': (chart) => chart.reset(),
};

/** The arrow keys alone walk along the values. */
const WITH_SHIFT: Readonly<Record<string, Act>> = {
  ArrowLeft: (chart) => chart.move(-1 / 4, 0),
  ArrowRight: (chart) => chart.move(1 / 4, 0),
  ArrowUp: (chart) => chart.move(0, 1 / 4),
  ArrowDown: (chart) => chart.move(0, -1 / 4),
};

/** Whether the key was for the chart. */
export function press(chart: Movable, { key, shiftKey }: KeyboardEvent): boolean {
  const act = KEYS[key] ?? (shiftKey ? WITH_SHIFT[key] : undefined);
  act?.(chart);
  return act !== undefined;
}
