import { addRetentionKinds } from '@oc-stats/figures/retention';
import { html, type TemplateResult } from 'lit';
import { define } from '../define/define.ts';
import { addKind } from '../figure/kinds.ts';
import '../define/oc-figure.ts';
import type { OcRetention } from './oc-retention.ts';
import { OcRetentionLab } from './oc-retention-lab.ts';
import { OcRetentionOverview } from './oc-retention-overview.ts';

addRetentionKinds(addKind);
define('oc-retention-overview', OcRetentionOverview);
define('oc-retention-lab', OcRetentionLab);

const PARTS = 'title,sentence,tools,legend,chart,table,notes,error';

export function pageTemplate(host: OcRetention): TemplateResult {
  const { asOf, client, folder, heading, language, loading, months } = host;
  return html`<article part="base" lang=${language.tag}>
    <oc-retention-overview
      exportparts=${PARTS}
      .client=${client}
      .loading=${loading}
      .heading=${heading}
      .months=${months}
      .folder=${folder}
      .asOf=${asOf}
      .chooseDay=${(day: string) => (host.asOf = day)}
    ></oc-retention-overview>
    <oc-retention-lab
      exportparts=${PARTS}
      .client=${client}
      .loading=${loading}
      .asOf=${asOf}
    ></oc-retention-lab>
  </article>`;
}
