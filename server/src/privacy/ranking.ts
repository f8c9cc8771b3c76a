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

  get count(): number {
    return this.#ids.length;
  }

  /**
   * The first of those behind a place, largest first by what is told, equal ones by id. Few are wanted of many, so not
   * all are put in order.
   */
  largest(metric: MetricId, limit: number, after?: Place): (string | null)[] {
    const column = this.#values[metric];
    const found: Place[] = [];
    for (let at = 0; at < column.length; at++) {
      const value = column[at] ?? 0;
      const worst = found.length === limit ? found.at(-1) : undefined;
      if (worst && value < worst.value) continue;
      const place = { id: this.#ids[at] ?? null, value };
      if ((after && inOrder(place, after) <= 0) || (worst && inOrder(place, worst) > 0)) continue;
      if (worst) found.pop();
      found.splice(slotIn(found, place), 0, place);
    }
    return found.map(({ id }) => id);
  }

  /** For a few items: which of their weeks are withheld or, where they are not over, told. */
  weeksOf(ids: readonly (string | null)[]): ReadonlyMap<string | null, Weeks> {
    const found = new Map(ids.map((id) => [id, { withheld: new Set<number>(), told: new Set<number>() }]));
    for (const tally of this.#tallies) {
      const weeks = tally.ids.map((id) => found.get(id));
      for (const kind of ['withheld', 'told'] as const) {
        const pairs = tally[kind];
        for (let i = 0; i < pairs.length; i += 2) weeks[pairs[i] ?? -1]?.[kind].add(pairs[i + 1] ?? 0);
      }
    }
    return found;
  }
}

/** Where an item stands in a list. */
export interface Place {
  readonly id: string | null;
  readonly value: number;
}

function inOrder(a: Place, b: Place): number {
  return b.value - a.value || compareIds(a.id, b.id);
}

function slotIn(ordered: readonly Place[], place: Place): number {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder(ordered[middle] as Place, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
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
