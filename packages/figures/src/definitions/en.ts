import type { MetricId } from '@oc-stats/contract';
import type { CountingSource } from './index.ts';

/** What stands behind "?": what a number means, how it is made, and what its source really counts. */
export type Definitions = Readonly<Record<MetricId, Readonly<Record<CountingSource, DefinitionTexts>>>>;

export interface DefinitionTexts {
  readonly definition: string;
  readonly formula: string;
  readonly deduplication: string;
  readonly source: string;
}

const matomo = 'Matomo Media Analytics, day by day, as its adapter has written it to the store.';
const collected = 'Collected by oc-stats from the players themselves. No person is stored with a play.';

export const definitions: Definitions = {
  plays: {
    collected: {
      definition:
        'How often playback was started on purpose. Autoplay, previews and prefetching do not count; neither do robots.',
      formula: 'Sum of the starts that count, over the days of the period and the episodes shown.',
      deduplication: 'Two starts by the same viewer within 30 seconds are one: the second is kept.',
      source: collected,
    },
    matomo: {
      definition: 'How often playback was started, as Matomo counts it.',
      formula: 'Sum of Matomo’s nb_plays over the days of the period and the episodes shown.',
      deduplication: 'As configured in Matomo; nothing is removed afterwards.',
      source: matomo,
    },
  },
  visitors: {
    collected: {
      definition:
        'Visitors of one episode on one day, added up. Who watches on three days, or three episodes on one day, counts three times; this is not the number of different people.',
      formula: 'Sum of the daily visitors of each episode, over the days of the period.',
      deduplication: 'Within one day and one episode every viewer counts once.',
      source: collected,
    },
    matomo: {
      definition:
        'Matomo’s daily visitors of an episode, added up. Who watches on three days, or three episodes on one day, counts three times; this is not the number of different people.',
      formula: 'Sum of the daily visitors of each episode, over the days of the period.',
      deduplication:
        'Within one day, one episode and one address of its video every visitor counts once, as Matomo recognises visitors.',
      source: matomo,
    },
  },
  finishes: {
    collected: {
      definition: 'Plays in which at least 90% of the different seconds of the video were watched.',
      formula: 'Sum of the plays that reach this share; the share can be configured.',
      deduplication: 'A play can finish once; a second watched twice counts once.',
      source: collected,
    },
    matomo: {
      definition: 'Plays that reached the end of the video, as Matomo counts it, also after skipping.',
      formula: 'Sum of Matomo’s nb_finishes over the days of the period and the episodes shown.',
      deduplication: 'As configured in Matomo; nothing is removed afterwards.',
      source: matomo,
    },
  },
};
