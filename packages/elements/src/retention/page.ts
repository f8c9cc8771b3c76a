import { addOverviewKinds } from '@oc-stats/figures/retention';
import { html, type TemplateResult } from 'lit';
import { define } from '../define/define.ts';
import '../define/oc-figure.ts';
import { addKind } from '../figure/kinds.ts';
import { PARTS } from './figure-template.ts';
import { LabPlace } from './lab-place.ts';
import type { OcRetention } from './oc-retention.ts';
import { OcRetentionOverview } from './oc-retention-overview.ts';

addOverviewKinds(addKind);
define('oc-retention-overview', OcRetentionOverview);
define('oc-retention-lab-place', LabPlace);

/** The lab stands there from the beginning, and becomes one when somebody comes near it. */
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
    <oc-retention-lab-place
      exportparts=${PARTS}
      .client=${client}
      .loading=${loading}
      .asOf=${asOf}
    ></oc-retention-lab-place>
  </article>`;
}
