import { LINES } from '@oc-stats/figures';
import { css, unsafeCSS, type CSSResult } from 'lit';
import { inkVariable } from './ink.ts';

/** What the page may set, and what holds until it does. */
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
    ${unsafeCSS(variables())}
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

function variables(): string {
  return Object.entries(LINES.light)
    .map(([ink, light]) =>
      ink in PLAIN
        ? `--oc-ink-${ink}:${PLAIN[ink]};`
        : inkVariable(ink, light, LINES.dark[ink as keyof typeof LINES.dark]),
    )
    .join('');
}
