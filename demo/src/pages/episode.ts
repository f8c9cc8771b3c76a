import { catalogPath } from '@oc-stats/contract';
import type { EpisodeItem, OrganizationAnswer } from '@oc-stats/contract';
import { ask } from '../ask.ts';
import { breadcrumb } from '../breadcrumb.ts';
import type { Crumb } from '../breadcrumb.ts';
import { shown } from '../shown.ts';
import { linkPattern, linkTo } from './page.ts';
import type { Page, PageContext } from './page.ts';

export async function episodePage(id: string, context: PageContext): Promise<Page> {
  const { words } = context.speech;
  const [episode, organization] = await Promise.all([
    ask<EpisodeItem>(catalogPath('episode', id), context.signal),
    ask<OrganizationAnswer>(catalogPath('organization'), context.signal),
  ]);
  const title = episode.title || words.untitled;
  const above: Crumb[] = [
    { title: organization.title || organization.id, href: linkTo({ page: 'organization' }, context) },
  ];
  if (episode.series) {
    const { id: seriesId, title: seriesTitle } = episode.series;
    above.push({
      title: seriesTitle || words.untitled,
      href: linkTo({ page: 'series', id: seriesId }, context),
    });
  }
  const links = { 'series-href': linkPattern('series', context) };
  return {
    title,
    content: [
      breadcrumb(above, title, words),
      ...shown({ tag: 'oc-episode-stats', attributes: { episode: id }, links }, words),
    ],
  };
}
