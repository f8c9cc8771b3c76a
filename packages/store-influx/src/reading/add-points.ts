import type { InfluxLayout } from '../detect/layout.ts';
import type { Block, Blocks } from '../dialect/select.ts';
import { storedTag, tagFrom } from '../dialect/tag-text.ts';
import { SECONDS_A_DAY } from '../dialect/time-limits.ts';
import type { PointTableBuilder } from '../points/point-table.ts';
import type { Need } from './need.ts';

/** A day is the UTC date of a point, whatever its time of day; points without series tag belong to no series. */
export function addPoints(
  table: PointTableBuilder,
  blocks: Blocks,
  { layout, need, except = [] }: AddOptions,
): void {
  const { tags, fields } = layout;
  const { scope } = need;
  const organization = storedTag(scope.organization);
  const wanted = new Set(need.ids);
  // What the scope says is not asked for again.
  const ofScope = storedTag(scope.id ?? '');
  const cellUnless = (type: string, cell: Cell): Cell => (scope.type === type ? () => ofScope : cell);

  for (const block of blocks) {
    const cellOf = cellsOf(block);
    const ownOrganization = scope.type === 'organization' ? null : cellOf(tags.organization);
    const episodeOf = wanted.has('episode') ? cellUnless('episode', cellOf(tags.episode)) : null;
    const seriesOf = wanted.has('series') ? cellUnless('series', cellOf(tags.series)) : null;
    const cells = need.metrics.map((metric) => cellOf(fields[metric] ?? ''));
    const timeOf = cellOf('time');
    for (const row of block.values) {
      if (ownOrganization && ownOrganization(row) !== organization) continue;
      const day = Math.floor(Number(timeOf(row)) / SECONDS_A_DAY);
      if (except.length > 0 && except.some(({ from, to }) => day >= from && day <= to)) continue;
      table.add(
        day,
        episodeOf ? textOf(episodeOf(row)) : undefined,
        seriesOf ? textOf(seriesOf(row)) || null : undefined,
        (metric) => countOf(cells[metric]?.(row)),
      );
    }
  }
}

interface AddOptions {
  readonly layout: InfluxLayout;
  readonly need: Need;
  /** Stretches of day numbers that come from elsewhere. */
  readonly except?: readonly { readonly from: number; readonly to: number }[];
}

type Cell = (row: readonly unknown[]) => unknown;

/** A tag is given once for the block or with every row; 3.x does the latter always. */
export function cellsOf({ tags, columns }: Block): (name: string) => Cell {
  return (name) => {
    const shared = tags[name];
    if (shared !== undefined) return () => shared;
    const at = columns.indexOf(name);
    return (row) => row[at];
  };
}

export function textOf(cell: unknown): string {
  return typeof cell === 'string' ? tagFrom(cell) : '';
}

/** Whole numbers, also where a field was once written as a float or a text. */
function countOf(cell: unknown): number {
  if (Number.isSafeInteger(cell)) return cell as number;
  const count = Math.round(Number(cell ?? 0));
  return Number.isFinite(count) ? count : 0;
}
