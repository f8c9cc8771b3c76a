import { catalogPath } from '@oc-stats/contract';
import type { OrganizationAnswer, SeriesItem } from '@oc-stats/contract';
import { ask } from '../ask.ts';
import { breadcrumb } from '../breadcrumb.ts';
import { shown } from '../shown.ts';
import { linkPattern, linkTo } from './page.ts';
import type { Page, PageContext } from './page.ts';

export async function seriesPage(id: string, context: PageContext): Promise<Page> {
  const { words } = context.speech;
  const [series, organization] = await Promise.all([
    ask<SeriesItem>(catalogPath('series', id), context.signal),
    ask<OrganizationAnswer>(catalogPath('organization'), context.signal),
  ]);
  const title = series.title || words.untitled;
  const above = [
    { title: organization.title || organization.id, href: linkTo({ page: 'organization' }, context) },
  ];
  const links = { 'episode-href': linkPattern('episodes', context) };
  return {
    title,
    content: [
      breadcrumb(above, title, words),
      ...shown({ tag: 'oc-series-stats', attributes: { series: id }, links }, words),
    ],
  };
}
