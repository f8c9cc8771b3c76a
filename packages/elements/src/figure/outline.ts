import type { Figure } from '@oc-stats/figures';
import { html, nothing, svg, type TemplateResult } from 'lit';

const SHAPES: Partial<Record<Figure['kind'], string>> = {
  lines: 'M0 68C8 62 12 30 20 34S34 60 42 56 54 18 62 24 76 58 84 50 94 40 100 42',
  bars: 'M0 10H92M0 30H74M0 50H55M0 70H38M0 90H20',
  heat: 'M0 10H100M0 30H100M0 50H100M0 70H100M0 90H100',
  curve: 'M0 12C10 16 14 26 24 28S40 34 50 36 60 22 66 28 84 48 100 58',
};

/** What will stand here, before there are numbers: its rough shape in the colour of the grid; or room for words. */
export function outlineTemplate(kind: Figure['kind'], forWords: boolean): TemplateResult {
  const thick = /^(bars|heat|stacks|grid)$/.test(kind);
  return html`<svg class="outline" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
    <path d="M0 .5H100M0 99.5H100" />
    ${forWords ? nothing : svg`<path class=${thick ? 'thick' : 'thin'} d=${SHAPES[kind] ?? SHAPES[thick ? 'bars' : 'curve']} />`}
  </svg>`;
}
