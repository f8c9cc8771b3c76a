import { RecordError } from '../record-error.ts';
import type { Difference } from './difference.ts';

const DAY_MS = 86_400_000;

/**
 * An Opencast whose access rules broke, or that lost its index, answers as if it were empty. That must not empty the
 * mirror.
 */
export function refuseSuspicious(episodes: Difference, series: Difference): void {
  if (episodes.gone * 2 > episodes.held) throw suspicious(episodes, 'episodes');
  if (series.held > 0 && series.gone === series.held && series.added + series.back === 0) {
    throw suspicious(series, 'series');
  }
}

/** Clocks are put back by seconds, and zones change by hours; more than a day is a clock that is or was wrong. */
export function refuseOutOfOrder(readAt: Date, lastAt: number): void {
  if (readAt.getTime() >= lastAt - DAY_MS) return;
  const [now, then] = [readAt.toISOString(), new Date(lastAt).toISOString()];
  throw new RecordError(
    'out-of-order',
    `The catalogue was read at ${now}, but what is known is from ${then}. Check the clock of this machine; ` +
      'if it is right now, and was wrong then, accept this reading once.',
  );
}

function suspicious({ gone, held }: Difference, what: string): RecordError {
  return new RecordError(
    'suspicious',
    `Opencast suddenly does not name ${gone} of ${held} ${what} any more, so what was known is kept. Check the roles of ` +
      'the service account and whether the index of Opencast is complete; if they are really gone, accept this reading once.',
  );
}
