import type { Ink } from '../scene.ts';

/** A colour for every ink. Nothing else in the product names a colour of a figure. */
export type Palette = Readonly<Record<Ink, string>>;

/**
 * The series colours were searched for, not picked: at least 3:1 against white and against a dark surface, as far apart
 * as can be for all three kinds of colour blindness, neighbours furthest; `palette.test.ts` holds them to it. The heat
 * classes follow viridis' way through the hues in even steps of lightness, from the surface (few) to its opposite
 * (many); class 0 is a tint of the surface, so that "zero" and "not counted" differ.
 */
export const PALETTES: { readonly light: Palette; readonly dark: Palette } = {
  light: palette(
    ['#1d232a', '#5b6570', '#e3e6e9', '#ffffff'],
    ['#2953b8', '#b35106', '#309e91', '#76355c', '#af8905', '#4c0b7e', '#98200d', '#112a48'],
    ['#eceef0', '#e0e68a', '#96d583', '#2ebf90', '#0c9d9a', '#007b96', '#005991', '#2a327f', '#311155'],
  ),
  dark: palette(
    ['#e8eaed', '#a3abb5', '#343b42', '#16191d'],
    ['#6795e5', '#da940b', '#48d0c1', '#af6590', '#f2df7b', '#7656de', '#cc3a1d', '#a3f5fa'],
    ['#252a30', '#43236b', '#374596', '#026ba8', '#028da6', '#02aea5', '#49cd93', '#aadf83', '#f4ed8b'],
  ),
};

/** Every ink, for whoever has to write one rule or one variable for each. */
export const INKS = Object.keys(PALETTES.light) as readonly Ink[];

function palette(plain: readonly string[], series: readonly string[], heat: readonly string[]): Palette {
  return Object.fromEntries([
    ...['text', 'muted', 'grid', 'surface'].map((ink, i) => [ink, plain[i]]),
    ...series.map((color, i) => [`series-${i + 1}`, color]),
    ...heat.map((color, i) => [`heat-${i}`, color]),
  ]) as Palette;
}
