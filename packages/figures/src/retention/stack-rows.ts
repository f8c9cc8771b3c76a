import type { Language } from '../language.ts';
import type { Amount, StacksFigure } from './figures.ts';
import { formatName } from './name.ts';
import { NOTHING, sumOf } from './sum-of.ts';
import { wordsOf } from './words.ts';

/** More bars than anybody compares; the table has all. */
const MOST = 20;

export interface StackRow {
  readonly name: string;
  readonly amounts: readonly Amount[];
}

/** How many rows are drawn: the first, and one for all the others. */
export function rowCount({ items }: StacksFigure): number {
  return items.length <= MOST + 1 ? items.length : MOST + 1;
}

/** What is drawn, row by row. `own` of them are items; what follows is all the others in one. */
export function stackRows(
  figure: StacksFigure,
  language: Language,
): { readonly rows: readonly StackRow[]; readonly own: number } {
  const { items, parts } = figure;
  const count = rowCount(figure);
  const own = count === items.length ? count : MOST;
  const rows = items
    .slice(0, own)
    .map(({ amounts, name }): StackRow => ({ name: formatName(name, language), amounts }));
  const others = items.slice(own);
  if (others.length > 0)
    rows.push({
      name: wordsOf(language).folder.others(others.length),
      amounts: parts.map((_, part) => sumOf(others.map(({ amounts }) => amounts[part] ?? NOTHING))),
    });
  return { rows, own };
}
