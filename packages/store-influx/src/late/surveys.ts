import { dayNumber } from '@oc-stats/contract';
import { throwIfAborted } from '@oc-stats/store';
import type { ForeignBounds } from '../bounds/foreign-bounds.ts';
import type { OrganizationDays } from '../bounds/organization-days.ts';
import type { Detected } from '../detect/detection.ts';
import type { Stretch } from '../reading/unrolled.ts';
import { dayMarks, markOf } from './day-marks.ts';
import { monthsToLookAt, type MonthMarks } from './month-marks.ts';
import { readDays } from './read-days.ts';

export interface SurveyOptions {
  readonly onProgress?: (progress: {
    readonly month: string;
    readonly done: number;
    readonly of: number;
  }) => void;
}

export interface Survey {
  /** What there is now; a month that had points and has none any more is still named. */
  readonly months: MonthMarks;
  /** Months in which days that were looked at the last time say something else now; none the first time. */
  readonly changed: readonly string[];
}

/**
 * Reads all days of an organisation once, a month at a time, and keeps a mark of each month only. To be done when nobody
 * waits for anything, such as at night.
 */
export class Surveys {
  readonly #last = new Map<string, MonthMarks>();
  readonly #given: SurveysOf;

  constructor(given: SurveysOf) {
    this.#given = given;
  }

  async of(organization: string, { onProgress }: SurveyOptions, signal?: AbortSignal): Promise<Survey> {
    const { days, detect, foreign } = this.#given;
    const detected = await detect(signal);
    foreign.forget(organization);
    const last = this.#last.get(organization);
    const looked = monthsToLookAt(await complete(), last ?? {});
    const months: Record<string, MonthMarks[string]> = {};
    const changed: string[] = [];
    for (const [done, month] of looked.entries()) {
      throwIfAborted(signal);
      onProgress?.({ month: month.name, done, of: looked.length });
      const marks = dayMarks(await readDays(detected, organization, month, signal));
      months[month.name] = { to: month.to, mark: markOf(marks, month) };
      const before = last?.[month.name];
      const isSame = before
        ? markOf(marks, { from: month.from, to: before.to }) === before.mark
        : last === undefined || isLater(month.name, last) || marks.size === 0;
      if (!isSame) changed.push(month.name);
    }
    this.#last.set(organization, months);
    if (changed.length > 0) foreign.changed(organization);
    return { months, changed };

    /** Today grows all the time; that is seen by its own. */
    async function complete(): Promise<Stretch | null> {
      const known = await days.known(organization, signal);
      const { through } = await days.bounds(organization, signal);
      return known && through !== null ? { from: known.from, to: dayNumber(through) } : null;
    }
  }
}

interface SurveysOf {
  readonly detect: (signal?: AbortSignal) => Promise<Detected>;
  readonly days: OrganizationDays;
  readonly foreign: ForeignBounds;
}

/** A month that begins is no late change. */
function isLater(name: string, last: MonthMarks): boolean {
  return Object.keys(last).every((known) => known < name);
}
