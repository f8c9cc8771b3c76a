import type { Day, DayRange } from '@oc-stats/contract';
import type { MonthMarks } from '@oc-stats/store-influx';

interface Ledger {
  read(name: string): Promise<string | null>;
  write(name: string, value: string): Promise<void>;
}

interface LateMonthsOf {
  readonly ledger: Ledger;
  readonly organization: string;
  readonly signal: AbortSignal;
}

interface Copied {
  readonly night: Day;
  readonly months: MonthMarks;
}

/**
 * Which months of a source are not as they were when they were copied. Remembered only when the copy is done, and as they
 * were before it began: whatever changes meanwhile, or stops it, is found the next night.
 */
export class LateMonths {
  readonly #before: MonthMarks;
  readonly #found: Copied | null;
  readonly #write: (copied: Copied) => Promise<void>;

  static async look(
    survey: { look(signal: AbortSignal): Promise<MonthMarks>; night(): Day },
    { ledger, organization, signal }: LateMonthsOf,
  ): Promise<LateMonths> {
    const name = `months copied for ${organization}`;
    const known = await ledger.read(name);
    const before = known === null ? null : (JSON.parse(known) as Copied);
    const night = survey.night();
    const found = before?.night === night ? null : { night, months: await survey.look(signal) };
    const write = (copied: Copied) => ledger.write(name, JSON.stringify(copied));
    return new LateMonths(before?.months ?? {}, found, write);
  }

  private constructor(before: MonthMarks, found: Copied | null, write: (copied: Copied) => Promise<void>) {
    this.#before = before;
    this.#found = found;
    this.#write = write;
  }

  /** Nothing is known to have changed on a night on which it has been looked already. */
  readonly changed = ({ from }: DayRange): boolean => {
    if (this.#found === null) return false;
    const name = from.slice(0, 7);
    const [before, now] = [this.#before[name], this.#found.months[name]];
    return before?.to !== now?.to || before?.mark !== now?.mark;
  };

  async done(): Promise<void> {
    if (this.#found) await this.#write(this.#found);
  }
}
