import type { MetricId } from '@oc-stats/contract';
import type { CountingSource } from './index.ts';

/** What stands behind "?": what a number means, how it is made, and what its source really counts. */
export type Definitions = Readonly<
  Record<MetricId, { readonly [S in Exclude<CountingSource, 'access-log'>]: DefinitionTexts }>
> & {
  /** A log of requests knows of nothing else. */
  readonly plays: { readonly 'access-log': DefinitionTexts };
};

export interface DefinitionTexts {
  readonly definition: string;
  readonly formula: string;
  readonly deduplication: string;
  readonly source: string;
}

const matomo = 'Matomo Media Analytics, day by day, as its adapter has written it to the store.';
const collected = 'Collected by oc-stats from the players themselves. No person is stored with a play.';
const accessLog =
  'The access log of the server that hands out the videos, as opencast-influxdb-adapter has read it. It knows requests, not whether anybody watched.';
const opencast =
  'The statistics of Opencast. It counts nothing itself: its numbers are those of whatever fills the InfluxDB behind it, such as opencast-influxdb-adapter.';

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
    'access-log': {
      definition:
        'How often a video file of an episode was fetched by somebody who had not fetched one for two hours. To open the player is enough, and a download counts as well; known robots do not.',
      formula: 'Sum of the views of each day, over the days of the period and the episodes shown.',
      deduplication:
        'All requests of one network address for one episode are one view until two hours pass without one; it belongs to the day of the last. Redirects count as requests. People who share an address are one, and one person with two addresses is two.',
      source: accessLog,
    },
    opencast: {
      definition: 'Views, as Opencast’s own statistics show them.',
      formula: 'Sum of the views that Opencast gives for the days of the period and the episodes shown.',
      deduplication:
        'As whatever fills Opencast’s InfluxDB does it; with opencast-influxdb-adapter all requests of one network address for one episode are one view until two hours pass without one.',
      source: opencast,
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
    opencast: {
      definition: 'The daily visitors of an episode as Opencast’s own statistics show them, added up.',
      formula: 'Sum of the daily visitors of each episode, over the days of the period.',
      deduplication: 'As whatever fills Opencast’s InfluxDB does it.',
      source: opencast,
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
    opencast: {
      definition: 'Plays that reached the end, as Opencast’s own statistics show them.',
      formula: 'Sum of what Opencast gives for the days of the period and the episodes shown.',
      deduplication: 'As whatever fills Opencast’s InfluxDB does it.',
      source: opencast,
    },
  },
};
