import { Temporal } from 'temporal-polyfill';
import { RetentionError } from '../retention-error.ts';

export type DateOrder = 'mdy' | 'dmy';

/**
 * What a clock on the wall showed, as milliseconds since 1970 as if it hung in Greenwich. Reports state times of an
 * unnamed zone, and all that is asked of them is on which day, in that zone, and which of two is the later: for that the
 * wall is enough, also in the night when clocks change.
 */
export type WallClock = number;

const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))? ?([AP]M))?$/i;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** Reads the times of one report. `undefined` is what is none, `null` an empty text. */
export class WallClockReader {
  readonly #zone: string;
  readonly #order: DateOrder;

  constructor(zone: string, order: DateOrder) {
    this.#zone = zone;
    this.#order = order;
  }

  read(text: string): WallClock | null | undefined {
    const trimmed = text.trim();
    if (trimmed === '') return null;
    const slashed = SLASHED.exec(trimmed);
    if (slashed) return this.#slashed(slashed);
    const iso = ISO.exec(trimmed);
    if (!iso) return undefined;
    const [, year, month, day, hour = '0', minute = '0', second = '0', offset] = iso;
    const shown = wallClock([year, month, day, hour, minute, second].map(Number));
    return offset === undefined || shown === undefined ? shown : this.#here(trimmed);
  }

  #slashed([, first = '', second = '', year, hour, minute, seconds = '0', half]: RegExpExecArray) {
    const [month, day] = this.#order === 'mdy' ? [first, second] : [second, first];
    if (Number(month) > 12 && Number(day) <= 12) throw otherOrder(`${first}/${second}/${year}`, this.#order);
    const hours = hour === undefined ? 0 : hours24(Number(hour), half ?? '');
    if (hours === undefined) return undefined;
    return wallClock([Number(year), Number(month), Number(day), hours, Number(minute ?? 0), Number(seconds)]);
  }

  /** An instant, as the clocks of the zone showed it. */
  #here(text: string): WallClock | undefined {
    try {
      const there = Temporal.Instant.from(text.replace(' ', 'T')).toZonedDateTimeISO(this.#zone);
      return wallClock([there.year, there.month, there.day, there.hour, there.minute, there.second]);
    } catch {
      return undefined;
    }
  }
}

/** Whoever has the zone of a report can read it; the name is checked once, before the first row. */
export function checkZone(zone: string): void {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
  } catch {
    throw new RetentionError(
      'unknown-zone',
      `“${zone}” is no time zone. Name one as Europe/Berlin or America/Los_Angeles.`,
    );
  }
}

function hours24(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
}

function wallClock([year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[]) {
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const there = new Date(at);
  // What does not exist rolls over: 31 June, or 25 o'clock.
  const exists =
    there.getUTCFullYear() === year &&
    there.getUTCMonth() === month - 1 &&
    there.getUTCDate() === day &&
    there.getUTCHours() === hour &&
    there.getUTCMinutes() === minute &&
    there.getUTCSeconds() === second;
  return exists ? at : undefined;
}

function otherOrder(date: string, order: DateOrder): RetentionError {
  const [read, other] = order === 'mdy' ? ['month/day', 'dmy'] : ['day/month', 'mdy'];
  return new RetentionError(
    'date-order',
    `${date} is no date when dates are read as ${read}/year. If this report writes them the other way round, say --date-order ${other}.`,
  );
}
