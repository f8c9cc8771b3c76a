import type { Day } from '@oc-stats/contract';
import { RecordError } from '../record-error.ts';

/** The civil date of an instant in a zone. */
export function createDayIn(timeZone: string): (time: Date) => Day {
  const format = formatIn(timeZone);
  return (time) => {
    if (Number.isNaN(time.getTime()))
      throw new RecordError('invalid', 'The time of the reading is not a time.');
    return format.format(time);
  };
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  } catch (cause) {
    throw new RecordError('invalid', `There is no time zone "${timeZone}". Name one as Europe/Berlin.`, {
      cause,
    });
  }
}
