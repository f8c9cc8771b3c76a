import { setImmediate as soon } from 'node:timers/promises';
import { addDays, addMonths, type Day, type DayRange } from '@oc-stats/contract';
import {
  StoreError,
  type Bounds,
  type DailyQuery,
  type CountingSource,
  type DailyTable,
  type StatsReader,
} from '@oc-stats/store';

/** How an episode was watched, as far back as anybody counted. */
export interface EpisodePlays {
  readonly views: number;
  /** Visitor-days. */
  readonly viewers: number;
  readonly yearViews: number;
  readonly last: Day;
}

export interface Plays {
  readonly bounds: Pick<Bounds, 'countingSince' | 'through' | 'gaps'>;
  /** Who counted. */
  readonly source: CountingSource;
  readonly episodes: ReadonlyMap<string, EpisodePlays>;
}

export interface PlaysOf {
  readonly organization: string;
  /** The last day that counts. */
  readonly asOf: Day;
  /** What to ask for where a store knows no list of all. */
  readonly events: readonly { readonly id: string; readonly seriesId: string | null }[];
  readonly onProgress?: (share: number) => void;
}

/** Whoever has the numbers: a store, or the service that has it open. */
export type ReadPlays = (of: PlaysOf, signal?: AbortSignal) => Promise<Plays>;

export type PlaysReader = Pick<StatsReader, 'bounds' | 'capabilities' | 'daily'>;

/** Days before counting was complete are looked at as well: a view that somebody happened to count is one. */
export async function episodePlays(reader: PlaysReader, of: PlaysOf, signal?: AbortSignal): Promise<Plays> {
  const { asOf, onProgress, organization } = of;
  const bounds = await reader.bounds(organization, signal);
  const tally = new Tally(asOf);
  const since = bounds.countingSince ?? bounds.provisionalFrom;
  const { source } = reader.capabilities();
  if (since === null) return { bounds, source, episodes: tally.episodes };
  const { isWhole, months, read } = await readingOf(reader, of, since, signal);
  const ranges = pieces(since, asOf, months);
  for (const [at, range] of ranges.entries()) {
    for await (const table of read(range)) await tally.add(table);
    onProgress?.((at + 1) / ranges.length);
  }
  for (let to = addDays(since, -1), rows = 1; isWhole && rows > 0; to = addDays(addMonths(to, -months), -1)) {
    rows = 0;
    for await (const table of read({ from: addMonths(to, -months), to })) {
      rows += table.day.length;
      await tally.add(table);
    }
  }
  return { bounds, source, episodes: tally.episodes };
}

interface Reading {
  /** Whether all episodes come with one question. */
  readonly isWhole: boolean;
  /** A quarter of a large organisation is some hundred thousand rows; a year of a series is few. */
  readonly months: number;
  readonly read: (range: DayRange) => AsyncIterable<DailyTable>;
}

/** Opencast's own statistics know no list of all episodes, but those of a series: a question for each. */
async function readingOf(
  reader: PlaysReader,
  { events, organization }: PlaysOf,
  since: Day,
  signal: AbortSignal | undefined,
): Promise<Reading> {
  const ask = (scope: DailyQuery['scope'], range: DayRange) =>
    reader.daily({ scope, range, by: 'episode' }, signal);
  const all: DailyQuery['scope'] = { organization, type: 'organization', id: organization };
  try {
    await ask(all, { from: since, to: since });
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'not-available') throw error;
    const series = [...new Set(events.flatMap(({ seriesId }) => seriesId ?? []))];
    const single = events.filter(({ seriesId }) => seriesId === null);
    const scopes: DailyQuery['scope'][] = [
      ...series.map((id) => ({ organization, type: 'series' as const, id })),
      ...single.map(({ id }) => ({ organization, type: 'episode' as const, id })),
    ];
    return {
      isWhole: false,
      months: 12,
      async *read(range) {
        for (const scope of scopes) yield await ask(scope, range);
      },
    };
  }
  return {
    isWhole: true,
    months: 3,
    async *read(range) {
      yield await ask(all, range);
    },
  };
}

function pieces(from: Day, to: Day, months: number): DayRange[] {
  const ranges: DayRange[] = [];
  for (let begin = from; begin <= to; begin = addMonths(begin, months)) {
    const end = addDays(addMonths(begin, months), -1);
    ranges.push({ from: begin, to: end < to ? end : to });
  }
  return ranges;
}

const SLICE = 16_384;

class Tally {
  readonly episodes = new Map<string, Mutable<EpisodePlays>>();
  readonly #yearFrom: Day;

  constructor(asOf: Day) {
    this.#yearFrom = addMonths(asOf, -12);
  }

  /** A row without a play is a day on which something else was counted. */
  async add({ day, days, episodeOf, episodes, values }: DailyTable): Promise<void> {
    const { plays, visitors } = values;
    if (!plays) return;
    for (let row = 0; row < day.length; row++) {
      // A quarter has more rows than anybody should wait for.
      if (row % SLICE === SLICE - 1) await soon();
      const views = plays[row] ?? 0;
      if (views <= 0) continue;
      const on = days[day[row] ?? -1] ?? '';
      const one = this.#of(episodes[episodeOf[row] ?? -1] ?? '');
      one.views += views;
      one.viewers += visitors?.[row] ?? 0;
      if (on >= this.#yearFrom) one.yearViews += views;
      if (on > one.last) one.last = on;
    }
  }

  #of(episode: string): Mutable<EpisodePlays> {
    const known = this.episodes.get(episode);
    if (known) return known;
    const one = { views: 0, viewers: 0, yearViews: 0, last: '' };
    this.episodes.set(episode, one);
    return one;
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
