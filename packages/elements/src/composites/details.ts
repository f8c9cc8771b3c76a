import '../controllers/all-words.ts';
import type { EpisodeItem, Item, OrganizationAnswer, SeriesItem } from '@oc-stats/contract';
import { formatClock, formatDay, formatNumber } from '@oc-stats/figures';
import { html } from 'lit';
import type { OcStatsElement } from '../base/oc-stats-element.ts';
import { openLink } from '../parts/open-link.ts';

/** What stands under the title, with a dot between. It comes after the first picture, into room that has been kept. */
export function detailsOf(item: Item, host: OcStatsElement): readonly unknown[] {
  const details =
    'presenters' in item
      ? ofEpisode(item as EpisodeItem, host)
      : 'organizers' in item
        ? ofSeries(item as SeriesItem, host)
        : ofOrganization(item as OrganizationAnswer, host);
  return details.filter(Boolean).flatMap((detail, index) => (index === 0 ? [detail] : [' · ', detail]));
}

function ofEpisode({ series, date, duration, presenters }: EpisodeItem, host: OcStatsElement): unknown[] {
  const { language } = host;
  return [
    series && openLink(host, 'series', series),
    date && formatDay(date, language),
    duration !== null && formatClock(duration, language),
    presenters.length > 0 && html`<bdi>${presenters.join(', ')}</bdi>`,
  ];
}

function ofSeries({ episodes, organizers }: SeriesItem, { language }: OcStatsElement): unknown[] {
  return [
    language.words.list.episodes(episodes, formatNumber(episodes, language)),
    organizers.length > 0 && html`<bdi>${organizers.join(', ')}</bdi>`,
  ];
}

function ofOrganization({ series, episodes }: OrganizationAnswer, { language }: OcStatsElement): unknown[] {
  const { list } = language.words;
  return [
    list.seriesCount(series, formatNumber(series, language)),
    list.episodes(episodes, formatNumber(episodes, language)),
  ];
}
