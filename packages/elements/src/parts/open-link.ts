import { NO_SERIES, type Item } from '@oc-stats/contract';
import { formatItem } from '@oc-stats/figures';
import { html, type TemplateResult } from 'lit';
import type { OcStatsElement } from '../base/oc-stats-element.ts';
import { OcStatsOpenEvent } from '../events/oc-stats-open.ts';

/** The title of a series or an episode; a link where the page says where it leads (the page may also take over). */
export function openLink(host: OcStatsElement, type: 'series' | 'episode', item: Item): TemplateResult {
  const title = formatItem(item, host.language);
  const href = item.id === NO_SERIES ? null : host.hrefFor(type, item.id);
  if (href === null) return html`<bdi>${title}</bdi>`;
  const open = (event: Event): void => {
    if (!host.dispatchEvent(new OcStatsOpenEvent({ type, id: item.id }))) event.preventDefault();
  };
  return html`<a href=${href} @click=${open}><bdi>${title}</bdi></a>`;
}
