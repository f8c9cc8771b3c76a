import type { Figure } from '@oc-stats/figures';
import { html, type TemplateResult } from 'lit';
import type { OcStatsElement } from '../base/oc-stats-element.ts';
import type { RowAction } from '../figure/openable.ts';

/** What a page may style of what stands inside. */
export const PARTS = 'title,sentence,tools,legend,chart,table,notes,error';

export interface Shown {
  /** What is drawn while there is no figure. */
  readonly outline: Figure['kind'];
  readonly figure: Figure | null;
  readonly rowAction?: RowAction;
}

/** These figures are of a day, and their service draws no pictures of them: all is made here. */
export function figureTemplate(host: OcStatsElement, { figure, outline, rowAction }: Shown): TemplateResult {
  return html`<oc-figure
    exportparts=${PARTS}
    lang=${host.language.tag}
    explore="none"
    .client=${host.client}
    .outline=${outline}
    .figure=${figure}
    .rowAction=${rowAction ?? null}
  ></oc-figure>`;
}
