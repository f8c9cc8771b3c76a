import type { Ink } from '../scene.ts';
import { HEAT } from './heat.ts';
import { LINES } from './lines.ts';

/** A colour for every ink. Nothing else in the product names a colour of a figure. */
export type Palette = Readonly<Record<Ink, string>>;

export const PALETTES: { readonly light: Palette; readonly dark: Palette } = {
  light: { ...LINES.light, ...HEAT.light },
  dark: { ...LINES.dark, ...HEAT.dark },
};

/** Every ink, for whoever has to write one rule or one variable for each. */
export const INKS = Object.keys(PALETTES.light) as readonly Ink[];
