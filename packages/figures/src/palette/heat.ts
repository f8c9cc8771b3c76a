/**
 * The classes of a heat map follow viridis' way through the hues in even steps of lightness, from the surface (few) to
 * its opposite (many); class 0 is a tint of the surface, so that "zero" and "not counted" differ.
 */
export const HEAT = {
  light: colors([
    '#eceef0',
    '#e0e68a',
    '#96d583',
    '#2ebf90',
    '#0c9d9a',
    '#007b96',
    '#005991',
    '#2a327f',
    '#311155',
  ]),
  dark: colors([
    '#252a30',
    '#43236b',
    '#374596',
    '#026ba8',
    '#028da6',
    '#02aea5',
    '#49cd93',
    '#aadf83',
    '#f4ed8b',
  ]),
};

type HeatInk = `heat-${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;

function colors(heat: readonly string[]): Readonly<Record<HeatInk, string>> {
  return Object.fromEntries(heat.map((color, i) => [`heat-${i}`, color])) as Record<HeatInk, string>;
}
