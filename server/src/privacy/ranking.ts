import { intersect, METRIC_IDS, type DayRange, type MetricId } from '@oc-stats/contract';
import { compareIds, type StoreScope } from '@oc-stats/store';
import { lineOf } from './line.ts';
import type { Moment } from './moment.ts';
import { Parts } from './parts.ts';
import { cellsOfSubject, type ItemOf } from './subject.ts';
import { tallyOf, type Tally } from './tally.ts';
import { weeksIn, type Weeks } from './weeks.ts';

/** What is told of the items of a scope over a range, and which there are. */
export class Ranking {
  readonly #tallies: Tally[] = [];
  readonly #places = new Map<string | null, number>();
  readonly #ids: (string | null)[] = [];
  readonly #values: Record<MetricId, number[]> = { plays: [], visitors: [], finishes: [] };

  add(tally: Tally): void {
    this.#tallies.push(tally);
    tally.ids.forEach((id, from) => {
      if (tally.isListed[from] !== 1) return;
      let place = this.#places.get(id);
      if (place === undefined) {
        this.#places.set(id, (place = this.#ids.push(id) - 1));
        for (const metric of METRIC_IDS) this.#values[metric].push(0);
      }
      for (const metric of METRIC_IDS) {
        const column = this.#values[metric];
        column[place] = (column[place] ?? 0) + (tally.values[metric][from] ?? 0);
      }
    });
  }

  value(id: string | null, metric: MetricId): number {
    return this.#values[metric][this.#places.get(id) ?? -1] ?? 0;
  }

  /** Largest first by what is told, equal ones by id. */
  ordered(metric: MetricId): (string | null)[] {
    const column = this.#values[metric];
    const places = this.#ids.map((_, place) => place);
    places.sort(
      (a, b) => (column[b] ?? 0) - (column[a] ?? 0) || compareIds(this.#ids[a] ?? null, this.#ids[b] ?? null),
    );
    return places.map((place) => this.#ids[place] ?? null);
  }

  /** For a few items: which of their weeks are withheld or, where they are not over, told. */
  weeksOf(ids: readonly (string | null)[]): ReadonlyMap<string | null, Weeks> {
    const found = new Map(ids.map((id) => [id, { withheld: new Set<number>(), told: new Set<number>() }]));
    for (const tally of this.#tallies) {
      for (const kind of ['withheld', 'told'] as const) {
        const pairs = tally[kind];
        for (let i = 0; i < pairs.length; i += 2) {
          found.get(tally.ids[pairs[i] ?? -1] ?? null)?.[kind].add(pairs[i + 1] ?? 0);
        }
      }
    }
    return found;
  }
}

export async function rankingOf(
  moment: Moment,
  scope: StoreScope,
  by: 'series' | 'episode',
  range: DayRange,
): Promise<Ranking> {
  const ranking = new Ranking();
  if (scope.type === 'episode' || scope.type === by) {
    const ids = scope.type === by ? [scope.id] : await moment.seriesOf(scope.id);
    for (const id of ids) ranking.add(await oneOf(moment, scope, { type: by, id }, range));
    return ranking;
  }
  // One after the other: a quarter of an organisation by episode is large.
  for (const block of await moment.blocks(range)) {
    const days = intersect(block, range);
    if (days) ranking.add(await allOf(moment, scope, by, block, days));
  }
  return ranking;
}

async function allOf(
  moment: Moment,
  scope: StoreScope,
  by: 'series' | 'episode',
  block: DayRange,
  range: DayRange,
): Promise<Tally> {
  if (scope.type === 'organization' && by === 'episode') return moment.tally(block, range);
  const judged =
    scope.type === 'series' ? await moment.episodesOf(scope.id, block) : await moment.series(block);
  const { table, cells } = judged;
  const ids = by === 'episode' ? table.episodes : table.series;
  const parts = new Parts(cells, by === 'episode' ? cells.episode : cells.series, ids.length);
  return tallyOf(ids, judged, parts, { range, calendar: await moment.calendar(), least: moment.least });
}

async function oneOf(moment: Moment, scope: StoreScope, item: ItemOf, range: DayRange): Promise<Tally> {
  const line = lineOf(await cellsOfSubject(moment, scope, item), await moment.calendar(), moment.least);
  const rows = line.days.flatMap((day, row) => (day >= range.from && day <= range.to ? row : []));
  const sum = (metric: MetricId) =>
    Float64Array.of(rows.reduce((total, row) => total + (line.values[metric][row] ?? 0), 0));
  const withheld = weeksIn(line.weeks.withheld, range);
  return {
    ids: [item.id],
    values: { plays: sum('plays'), visitors: sum('visitors'), finishes: sum('finishes') },
    isListed: Uint8Array.of(Number(rows.length > 0 || withheld.length > 0)),
    withheld: Int32Array.from(withheld.flatMap((week) => [0, week])),
    told: Int32Array.from([...line.weeks.told].flatMap((week) => [0, week])),
  };
}
