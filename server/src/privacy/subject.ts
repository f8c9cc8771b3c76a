import type { DayRange } from '@oc-stats/contract';
import type { StoreScope } from '@oc-stats/store';
import type { Judged } from './judge.ts';
import type { Moment } from './moment.ts';
import type { JudgedCell } from './verdict.ts';

/** One series or episode below a scope: of that, what belongs to the scope. */
export interface ItemOf {
  readonly type: 'series' | 'episode';
  readonly id: string | null;
}

/** All cells of a scope, or of one item in it. */
export async function cellsOfSubject(
  moment: Moment,
  scope: StoreScope,
  item?: ItemOf,
): Promise<JudgedCell[]> {
  if (scope.type === 'organization') {
    if (!item) return cellsIn(await moment.whole(), () => true);
    return item.type === 'series' ? seriesCells(moment, item.id) : episodeCells(moment, item.id);
  }
  if (scope.type === 'series') {
    if (!item) return seriesCells(moment, scope.id);
    if (item.type === 'episode') return pairCells(moment, scope.id, item.id);
    return item.id === scope.id ? seriesCells(moment, scope.id) : [];
  }
  if (!item) return episodeCells(moment, scope.id);
  if (item.type === 'series') return pairCells(moment, item.id, scope.id);
  return item.id === scope.id ? episodeCells(moment, scope.id) : [];
}

async function seriesCells(moment: Moment, id: string | null): Promise<JudgedCell[]> {
  return inBlocks(moment, async (block) => {
    const judged = await moment.series(block);
    const place = judged.table.series.indexOf(id);
    return place < 0 ? [] : cellsIn(judged, (cell) => judged.cells.series[cell] === place);
  });
}

async function pairCells(moment: Moment, series: string | null, id: string | null): Promise<JudgedCell[]> {
  return inBlocks(moment, async (block) => {
    const judged = await moment.episodesOf(series, block);
    const place = id === null ? -1 : judged.table.episodes.indexOf(id);
    return place < 0 ? [] : cellsIn(judged, (cell) => judged.cells.episode[cell] === place);
  });
}

/** An episode may have been in several series, each of which was judged by itself. */
async function episodeCells(moment: Moment, id: string | null): Promise<JudgedCell[]> {
  const series = id === null ? [] : await moment.seriesOf(id);
  return (await Promise.all(series.map((one) => pairCells(moment, one, id)))).flat();
}

async function inBlocks(
  moment: Moment,
  work: (block: DayRange) => Promise<JudgedCell[]>,
): Promise<JudgedCell[]> {
  return (await Promise.all((await moment.blocks()).map(work))).flat();
}

function cellsIn(judged: Judged, isIts: (cell: number) => boolean): JudgedCell[] {
  const found: JudgedCell[] = [];
  for (let cell = 0; cell < judged.cells.count; cell++) if (isIts(cell)) found.push({ judged, cell });
  return found;
}

/** The cells of every episode of a series, by id. */
export async function cellsByEpisode(
  moment: Moment,
  series: string,
): Promise<ReadonlyMap<string, JudgedCell[]>> {
  const found = new Map<string, JudgedCell[]>();
  for (const block of await moment.blocks()) {
    const judged = await moment.episodesOf(series, block);
    for (let cell = 0; cell < judged.cells.count; cell++) {
      const id = judged.table.episodes[judged.cells.episode[cell] ?? -1] ?? '';
      const cells = found.get(id);
      if (cells) cells.push({ judged, cell });
      else found.set(id, [{ judged, cell }]);
    }
  }
  return found;
}
