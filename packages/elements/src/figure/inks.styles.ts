import { INKS } from '@oc-stats/figures';
import { unsafeCSS } from 'lit';

/** Three classes for every ink: as nodes name them to fill and to draw a line, and one for the key of a legend. */
const classes = INKS.map((ink) => {
  const color = `var(--oc-ink-${ink})`;
  return `.fill-${ink}{fill:${color}}.stroke-${ink}{stroke:${color}}.key-${ink}{background:${color}}`;
});

/** How much of a bar's ink is left, so that neighbours differ without colour. */
const BARS = [100, 55, 20, 80, 35, 10, 65, 45];

/** Who forces colours tells lines apart by their dashes, bars and heat by how dark or light they are. */
const forced = INKS.flatMap((ink): string[] => {
  const place = Number(/\d$/.exec(ink)?.[0] ?? NaN);
  if (ink.startsWith('heat')) return [`:host{--oc-ink-${ink}:${mixed(8 + place * 11)}}`];
  if (!ink.startsWith('series')) return [];
  const bar = mixed(BARS[place - 1] ?? 100);
  return [
    `:host{--oc-ink-${ink}:CanvasText}`,
    `.fill-${ink}{fill:${bar};stroke:CanvasText}.key-${ink}{background:${bar}}`,
  ];
});

export const inkStyles = unsafeCSS(`${classes.join('')}@media(forced-colors:active){${forced.join('')}}`);

function mixed(percent: number): string {
  return `color-mix(in srgb,CanvasText ${percent}%,Canvas)`;
}
