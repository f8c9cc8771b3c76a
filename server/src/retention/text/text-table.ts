import { formatCell } from '../format.ts';
import type { Cell, Column, Table } from '../table.ts';
import { cut, plain, widthOf } from './plain.ts';

const GAP = '  ';
const WIDTH = 80;
const LEAST_TEXT = 10;

/** A table in 80 columns: numbers to the right, and texts cut where there is no room for them. */
export function textTable({ caption, columns, rows, total }: Table): string {
  const lines = [columns.map(({ label }) => label), ...rows.map(shown), ...(total ? [shown(total)] : [])];
  const widths = fitted(
    columns,
    columns.map((_, i) => Math.max(...lines.map((line) => widthOf(line[i] ?? '')))),
  );
  const written = lines.map((line) =>
    line
      .map((cell, i) => padded(cell, widths[i] ?? 0, columns[i]))
      .join(GAP)
      .trimEnd(),
  );
  const rule = '-'.repeat(widths.reduce((sum, width) => sum + width + GAP.length, -GAP.length));
  const [heading = '', ...rest] = written;
  const end = total ? [rule, rest.pop() ?? ''] : [];
  return [plain(caption), '', heading, rule, ...rest, ...end, ''].join('\n');

  function shown(cells: readonly Cell[]): string[] {
    return cells.map((cell, i) => plain(formatCell(cell, columns[i]?.type ?? 'text')));
  }
}

/** Texts give what the numbers need, the widest first. */
function fitted(columns: readonly Column[], widths: readonly number[]): number[] {
  const fit = widths.map((width) => Math.min(width, WIDTH));
  let over = fit.reduce((sum, width) => sum + width + GAP.length, -GAP.length) - WIDTH;
  for (; over > 0; over--) {
    const texts = fit.map((width, i) => (columns[i]?.type === 'text' ? width : 0));
    const widest = Math.max(...texts);
    if (widest <= LEAST_TEXT) break;
    fit[texts.indexOf(widest)] = widest - 1;
  }
  return fit;
}

function padded(cell: string, width: number, column: Column | undefined): string {
  const text = cut(cell, width);
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return column?.type === 'text' || column?.type === 'day' ? text + space : space + text;
}
