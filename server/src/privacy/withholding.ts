import {
  checkMatrixQuery,
  checkSegmentsQuery,
  checkTimelineQuery,
  checkTotalsQuery,
  StoreError,
  throwIfAborted,
  type StatsReader,
} from '@oc-stats/store';
import { Editions } from './editions.ts';
import { Kept } from './kept.ts';
import { matrix } from './matrix.ts';
import { Moment } from './moment.ts';
import { segments } from './segments.ts';
import { timeline } from './timeline.ts';
import { totals } from './totals.ts';

export interface Minimums {
  /** Numbers behind which fewer visitors stand are withheld. */
  readonly minimumVisitors: number;
  /** The same for watch curves. */
  readonly minimumForSegments: number;
}

const KEPT_BYTES = 48 * 1024 * 1024;
/** Data that change under every one of so many readings cannot be read at one moment. */
const TRIES = 5;

/** A reader that tells no small numbers, nor any from which one could be calculated. See README.md for the rule. */
export function withholding(reader: StatsReader, minimums: Minimums): StatsReader {
  const kept = new Kept(KEPT_BYTES);
  const editions = new Editions(reader);

  async function atOneMoment<T>(
    organization: string,
    signal: AbortSignal | undefined,
    work: (moment: Moment) => Promise<T>,
  ): Promise<T> {
    let bounds = await reader.bounds(organization, signal);
    for (let tries = 0; tries < TRIES; tries++) {
      const editionOf = await editions.at(organization, bounds.revision);
      const least = minimums.minimumVisitors;
      const answer = await work(new Moment({ reader, organization, bounds, editionOf, least, kept }));
      throwIfAborted(signal);
      const after = await reader.bounds(organization, signal);
      if (after.revision === bounds.revision) return answer;
      bounds = after;
    }
    throw new StoreError('unavailable', 'The statistics are being written. Try again in a moment.');
  }

  return {
    async timeline(query, signal) {
      checkTimelineQuery(query);
      return atOneMoment(query.scope.organization, signal, (moment) => timeline(moment, query));
    },
    async totals(query, signal) {
      checkTotalsQuery(query);
      return atOneMoment(query.scope.organization, signal, (moment) => totals(moment, query));
    },
    async matrix(query, signal) {
      checkMatrixQuery(query);
      return atOneMoment(query.scope.organization, signal, (moment) => matrix(moment, query));
    },
    async segments(query, signal) {
      checkSegmentsQuery(query);
      const least = minimums.minimumForSegments;
      return atOneMoment(query.scope.organization, signal, (moment) => segments(moment, query, least));
    },
    daily() {
      throw new StoreError('not-available', 'Single rows are not told where small numbers are withheld.');
    },
    bounds: (organization, signal) => reader.bounds(organization, signal),
    changes: (organization, since, signal) => reader.changes(organization, since, signal),
    health: (signal) => reader.health(signal),
    capabilities: () => reader.capabilities(),
    close: () => reader.close(),
  };
}
