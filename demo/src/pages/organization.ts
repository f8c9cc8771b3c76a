import { catalogPath } from '@oc-stats/contract';
import type { OrganizationAnswer } from '@oc-stats/contract';
import { ask } from '../ask.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { latestEpisodes } from '../catalogue/latest-episodes.ts';
import { node } from '../node.ts';
import { shown } from '../shown.ts';
import { linkPattern } from './page.ts';
import type { Page, PageContext } from './page.ts';

/** The whole university, and the way into it. */
export async function organizationPage(context: PageContext): Promise<Page> {
  const organization = await ask<OrganizationAnswer>(catalogPath('organization'), context.signal);
  const title = organization.title || organization.id;
  const links = {
    'episode-href': linkPattern('episodes', context),
    'series-href': linkPattern('series', context),
  };
  return {
    title,
    content: [
      ...shown({ tag: 'oc-organization-stats', attributes: {}, links }, context.speech.words),
      node('div', { class: 'columns' }, catalogue(context), latestEpisodes(context)),
    ],
  };
}
