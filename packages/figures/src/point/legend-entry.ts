import type { Ink } from '../scene.ts';

/** To be shown beside the picture unless `scene.labelled`; for heat maps it is the scale of the classes. */
export interface LegendEntry {
  readonly label: string;
  readonly ink: Ink;
  /** `stroke-dasharray` of the line; `null` is a solid one. */
  readonly dash: string | null;
  readonly ghost: boolean;
  /** How its key looks: like the line, or like the bar or cell. */
  readonly shape: 'line' | 'square';
}
