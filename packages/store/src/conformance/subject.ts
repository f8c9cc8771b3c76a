import type { DayRange, ScopeType } from '@oc-stats/contract';
import type { StatsReader } from '../reader.ts';
import type { StoreScope } from '../scope.ts';
import type { DailyRow, DailySink } from '../sink.ts';

export type WritableStore = StatsReader & DailySink;

export interface OpenedStore {
  readonly store: WritableStore;
  /** Closes the store and opens the same data again. */
  readonly reopen?: () => Promise<WritableStore>;
  readonly close: () => Promise<void>;
}

export type OpenStore = () => Promise<OpenedStore>;

/** One store serves all tests; each works in an organisation of its own, which is a test in itself. */
export class Subject {
  #opened: OpenedStore | undefined;
  #organizations = 0;

  async open(open: OpenStore): Promise<void> {
    this.#opened = await open();
  }

  async close(): Promise<void> {
    await this.#opened?.close();
  }

  get store(): WritableStore {
    if (!this.#opened) throw new Error('the store of the suite is not open');
    return this.#opened.store;
  }

  organization(): string {
    this.#organizations += 1;
    return `organization-${this.#organizations}`;
  }

  async filled(rows: readonly DailyRow[], covers?: DayRange): Promise<string> {
    const organization = this.organization();
    await this.store.putDaily({ id: 'filled', organization, rows, ...(covers ? { covers } : {}) });
    return organization;
  }
}

export function scopeOf(
  organization: string,
  type: ScopeType = 'organization',
  id: string = organization,
): StoreScope {
  return { organization, type, id };
}

export function days(from: string, to: string = from): DayRange {
  return { from, to };
}

/** `episode series day plays visitors finishes` a line; `-` is no series. */
export function dailyRows(table: string): DailyRow[] {
  const lines = table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map((line) => {
    const [episode = '', series = '', day = '', plays, visitors, finishes] = line.split(/\s+/);
    return {
      episode,
      series: series === '-' ? null : series,
      day,
      plays: Number(plays),
      visitors: Number(visitors),
      finishes: Number(finishes),
    };
  });
}
