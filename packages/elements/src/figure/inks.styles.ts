import { LINES } from '@oc-stats/figures';
import { unsafeCSS } from 'lit';
import { forcedTint, inkClasses } from '../styles/ink.ts';

const INKS = Object.keys(LINES.light);

/** How much of a bar's ink is left, so that neighbours differ without colour. */
const BARS = [100, 55, 20, 80, 35, 10, 65, 45];

/** Who forces colours tells lines apart by their dashes, bars by how dark or light they are. */
const forced = BARS.map((percent, index) => {
  const ink = `series-${index + 1}`;
  const bar = forcedTint(percent);
  return `:host{--oc-ink-${ink}:CanvasText}.fill-${ink}{fill:${bar};stroke:CanvasText}.key-${ink}{background:${bar}}`;
});

export const inkStyles = unsafeCSS(
  `${INKS.map(inkClasses).join('')}@media(forced-colors:active){${forced.join('')}}`,
);
