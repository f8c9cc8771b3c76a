import { HEAT } from '@oc-stats/figures';
import { unsafeCSS } from 'lit';
import { forcedTint, inkClasses, inkVariable } from '../styles/ink.ts';

const INKS = Object.entries(HEAT.light);

const variables = INKS.map(([ink, light]) =>
  inkVariable(ink, light, HEAT.dark[ink as keyof typeof HEAT.dark]),
);

const forced = INKS.map(([ink], step) => `--oc-ink-${ink}:${forcedTint(8 + step * 11)};`);

/** The inks that only heat maps use. */
export const heatInkStyles = unsafeCSS(
  `:host{${variables.join('')}}${INKS.map(([ink]) => inkClasses(ink)).join('')}@media(forced-colors:active){:host{${forced.join('')}}}`,
);
