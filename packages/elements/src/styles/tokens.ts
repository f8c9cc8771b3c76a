import { INKS, PALETTES } from '@oc-stats/figures';
import { css, unsafeCSS, type CSSResult } from 'lit';

/** What the page may set, and what holds until it does. The series colours are `--oc-stats-color-1` to `-8`. */
const PLAIN: Readonly<Record<string, string>> = {
  text: 'var(--oc-stats-text, currentColor)',
  muted: 'var(--oc-stats-muted, color-mix(in srgb, currentColor 72%, transparent))',
  grid: 'var(--oc-stats-grid, color-mix(in srgb, currentColor 16%, transparent))',
  surface: 'var(--oc-stats-surface, light-dark(#ffffff, #16191d))',
};

/**
 * One private variable for every ink, `--oc-ink-series-1`, `--oc-ink-heat-0`, `--oc-ink-text`, …: the page's colour or
 * ours, light or dark. Text and lines follow the page's own text colour, so that they can be read on any ground.
 */
export const tokens: CSSResult = css`
  :host {
    ${unsafeCSS(INKS.map((ink) => `--oc-ink-${ink}:${PLAIN[ink] ?? ours(ink)};`).join(''))}
  }
  @media (forced-colors: active) {
    :host {
      --oc-ink-text: CanvasText;
      --oc-ink-muted: CanvasText;
      --oc-ink-grid: GrayText;
      --oc-ink-surface: Canvas;
    }
  }
`;

function ours(ink: (typeof INKS)[number]): string {
  const name = ink.replace('series', 'color');
  return `var(--oc-stats-${name},light-dark(${PALETTES.light[ink]},${PALETTES.dark[ink]}))`;
}
