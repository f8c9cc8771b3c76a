import { setImmediate as soon } from 'node:timers/promises';
import { FIRST_DAY, intersect, LAST_DAY, METRIC_IDS, type DayRange } from '@oc-stats/contract';
import type { Bounds, DailyTable, StatsReader, StoreScope, Timeline } from '@oc-stats/store';
import { blocksIn } from './blocks.ts';
import { calendarOf, type Calendar } from './calendar.ts';
import { cellsOf } from './cells.ts';
import type { EditionOf } from './editions.ts';
import { judgeEpisodes, judgeSeries, judgeWhole, type Judged, type JudgedSeries } from './judge.ts';
import type { Kept } from './kept.ts';
import { judgeSome, lookUpIn } from './moved.ts';
import { Parts } from './parts.ts';
import { tallyOf, type Tally } from './tally.ts';
import { weekOfLabel } from './week.ts';

const EVER: DayRange = { from: FIRST_DAY, to: LAST_DAY };

export interface MomentParts {
  readonly reader: StatsReader;
  readonly organization: string;
  readonly bounds: Bounds;
  readonly editionOf: EditionOf;
  readonly least: number;
  readonly kept: Kept;
}

/**
 * The days of an organisation as they stand at one revision: judged block by block, and kept for other questions, of
 * this moment and, as long as a block does not change, of others.
 */
export class Moment {
  readonly reader: StatsReader;
  readonly least: number;
  readonly #organization: string;
  readonly #bounds: Bounds;
  readonly #editionOf: EditionOf;
  readonly #kept: Kept;

  constructor({ reader, organization, bounds, editionOf, least, kept }: MomentParts) {
    this.reader = reader;
    this.least = least;
    this.#organization = organization;
    this.#bounds = bounds;
    this.#editionOf = editionOf;
    this.#kept = kept;
  }

  /** The days of the organisation as a whole: the cells that have no parent. */
  whole(): Promise<Judged> {
    return this.#keep(['whole', this.#bounds.revision], async () => {
      const { metrics } = this.reader.capabilities();
      const timeline = await this.reader.timeline({ scope: this.#scope, range: EVER, grain: 'day', metrics });
      return judgeWhole(tableOf(timeline), this.least);
    });
  }

  async calendar(): Promise<Calendar> {
    return calendarOf(this.#bounds, await this.#rows());
  }

  /** The part of a range in which there are rows, in blocks. */
  async blocks(range: DayRange = EVER): Promise<readonly DayRange[]> {
    const rows = await this.#rows();
    const known = rows && intersect(rows, range);
    return known ? blocksIn(known) : [];
  }

  series(block: DayRange): Promise<JudgedSeries> {
    return this.#keepOf(block, ['series'], async () =>
      judgeSeries(await this.reader.daily({ scope: this.#scope, range: block, by: 'series' }), this.least),
    );
  }

  /** In which series an episode counted, or in none. */
  async seriesOf(id: string): Promise<readonly (string | null)[]> {
    const found = await this.#keep(['series of', id, this.#bounds.revision], async () => {
      const scope = { organization: this.#organization, type: 'episode', id } as const;
      const { series } = await this.reader.daily({ scope, range: EVER, by: 'series' });
      return { series };
    });
    return found.series;
  }

  /** All episodes of a series, or of none. */
  episodesOf(series: string | null, block: DayRange): Promise<Judged> {
    return this.#keepOf(block, ['episodes', series], async () => {
      const organization = this.#organization;
      const scope =
        series === null
          ? ({ organization, type: 'series', id: null } as const)
          : ({ organization, type: 'series', id: series } as const);
      const { coversOf } = await this.series(block);
      const table = await this.reader.daily({ scope, range: block, by: 'episode' });
      const cells = cellsOf(table);
      const lookUp = lookUpIn(this.reader, organization, { table, cells, range: block });
      return judgeSome(table, cells, { coversOf, least: this.least, lookUp });
    });
  }

  /** All episodes of the organisation added up. Their days are too many to be kept. */
  async tally(block: DayRange, range: DayRange): Promise<Tally> {
    const calendar = await this.calendar();
    // Where a block is over before the first open week, it is the same which one that is.
    const open = Math.min(calendar.open, weekOfLabel(block.to) + 1);
    return this.#keepOf(block, ['tally', range.from, range.to, open], async () => {
      const { coversOf } = await this.series(block);
      const table = await this.reader.daily({ scope: this.#scope, range: block, by: 'episode' });
      // Half a million rows: between the steps, others have their turn.
      const cells = cellsOf(table);
      await soon();
      const parts = new Parts(cells, cells.episode, table.episodes.length);
      const elsewhere = (cell: number) => parts.elsewhere(cells.episode[cell] ?? 0, cell);
      const judged = judgeEpisodes(table, cells, { coversOf, elsewhere, least: this.least });
      await soon();
      return tallyOf(table.episodes, judged, parts, { range, calendar, least: this.least });
    });
  }

  get #scope(): StoreScope {
    return { organization: this.#organization, type: 'organization', id: this.#organization };
  }

  async #rows(): Promise<DayRange | null> {
    const { days } = (await this.whole()).table;
    const [from, to] = [days[0], days.at(-1)];
    return from === undefined || to === undefined ? null : { from, to };
  }

  /** Kept for all who ask, and therefore not given up when one of them leaves. */
  #keep<T extends object>(key: readonly Part[], make: () => Promise<T>): Promise<T> {
    return this.#kept.get(JSON.stringify([this.#organization, ...key]), () => make());
  }

  /** What follows from the days of a block alone, beyond the moment. */
  #keepOf<T extends object>(block: DayRange, key: readonly Part[], make: () => Promise<T>): Promise<T> {
    return this.#keep([...key, block.from, this.#editionOf(block)], make);
  }
}

type Part = string | number | null;

/** One scope as a table with one nameless series. */
function tableOf({ buckets, values }: Timeline): DailyTable {
  const columns = METRIC_IDS.flatMap((metric) => {
    const column = values[metric];
    return column ? [[metric, Float64Array.from(column)] as const] : [];
  });
  return {
    days: buckets,
    series: [null],
    episodes: [],
    day: Int32Array.from(buckets, (_, i) => i),
    seriesOf: new Int32Array(buckets.length),
    episodeOf: new Int32Array(0),
    values: Object.fromEntries(columns),
  };
}
