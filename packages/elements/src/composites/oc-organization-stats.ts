import { catalogPath, OWN_ORGANIZATION, type OrganizationAnswer, type Scope } from '@oc-stats/contract';
import { html, type TemplateResult } from 'lit';
import { Composite, PARTS } from './composite.ts';

const SCOPE: Scope = { type: 'organization', id: OWN_ORGANIZATION };

/**
 * How the whole organisation is watched: numbers, curve, and what is played most.
 *
 * @tagname oc-organization-stats
 */
export class OcOrganizationStats extends Composite<OrganizationAnswer> {
  override get scope(): Scope {
    return SCOPE;
  }

  protected override itemPath(): string {
    return catalogPath('organization');
  }

  protected override parts(): TemplateResult {
    const { loading, explore } = this;
    return html`<oc-stat exportparts=${PARTS} .loading=${loading}></oc-stat>
      <oc-timeline exportparts=${PARTS} .loading=${loading} .explore=${explore}></oc-timeline>
      <div class="pair">
        <oc-top exportparts=${PARTS} .loading=${loading} by="series"></oc-top>
        <oc-top exportparts=${PARTS} .loading=${loading} by="episode"></oc-top>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oc-organization-stats': OcOrganizationStats;
  }
}
