import { statsPath, OWN_ORGANIZATION } from '@oc-stats/contract';
import type { TotalsAnswer } from '@oc-stats/contract';
import { ask } from '../ask.ts';
import { node } from '../node.ts';
import { linkTo } from '../pages/page.ts';
import type { PageContext } from '../pages/page.ts';

const HOW_MANY = 8;

/** What was published last. It comes on its own: if it fails, the rest of the page stays. */
export function latestEpisodes(context: PageContext): HTMLElement {
  const { words, day } = context.speech;
  const list = node('ol', { class: 'episodes' });
  const path = statsPath({ type: 'organization', id: OWN_ORGANIZATION }, 'totals', {
    by: 'episode',
    order: 'newest',
    limit: HOW_MANY,
  });
  const section = node('section', { class: 'latest', 'aria-labelledby': 'latest' });
  section.append(node('h2', { id: 'latest' }, words.latest), list);
  ask<TotalsAnswer>(path, context.signal).then(
    ({ items }) => {
      for (const { id, title, date } of items) {
        const link = node(
          'a',
          { href: linkTo({ page: 'episode', id }, context), dir: 'auto' },
          title || words.untitled,
        );
        list.append(node('li', {}, link, date === null ? null : node('span', { class: 'facts' }, day(date))));
      }
      section.hidden = items.length === 0;
    },
    () => (section.hidden = true),
  );
  return section;
}
