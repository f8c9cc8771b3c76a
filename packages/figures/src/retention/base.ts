import { OWN_ORGANIZATION, type Day } from '@oc-stats/contract';
import type { FurtherFigure } from '../figure.ts';

/** What these figures share with all others. Their numbers are of a day and not of a moment, so they do not age. */
export function baseOf(subject: string, asOf: Day, timeZone: string): Omit<FurtherFigure, 'kind' | 'empty'> {
  return {
    scope: { type: 'organization', id: OWN_ORGANIZATION },
    subject,
    range: { from: asOf, to: asOf },
    provenance: {
      dayZone: timeZone,
      dataFrom: null,
      dataThrough: asOf,
      provisionalFrom: null,
      hidden: null,
      revision: '',
      asOf: '',
      definitions: '',
    },
  };
}
