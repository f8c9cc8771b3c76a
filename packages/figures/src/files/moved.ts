import type { Mark } from '../scene.ts';
import { round } from '../layout/pen.ts';

/** A mark elsewhere. Our paths name places only after M and L; all other commands are relative. */
export function moved(mark: Mark, right: number, down: number): Mark {
  if (mark.type === 'text') return { ...mark, x: round(mark.x + right), y: round(mark.y + down) };
  const d = mark.d.replace(
    /([ML])(-?[\d.]+) (-?[\d.]+)/g,
    (_, command: string, x: string, y: string) =>
      `${command}${round(Number(x) + right)} ${round(Number(y) + down)}`,
  );
  return { ...mark, d };
}
