import { escaped } from '../../http/page.ts';
import { formatCell } from '../format.ts';
import type { Cell, Column, Table } from '../table.ts';
import { plain } from '../text/plain.ts';
import { foreign } from './text.ts';

/** A table for eyes and ears: the first cell of a row is its heading. `bars` are pictures of the rows, for eyes only. */
export function htmlTable({ caption, columns, rows, total }: Table, bars?: readonly string[]): string {
  const heading = columns.map(({ label, type }) => `<th scope="col"${side(type)}>${escaped(label)}</th>`);
  if (bars) heading.splice(1, 0, '<td class="bar"></td>');
  const line = (cells: readonly Cell[], bar: string | undefined) => {
    const written = cells.map((cell, i) => cellHtml(cell, columns[i], i === 0));
    if (bars) written.splice(1, 0, `<td class="bar" aria-hidden="true">${bar ?? ''}</td>`);
    return `<tr>${written.join('')}</tr>`;
  };
  return [
    // What is wider than a page is scrolled by keys as well.
    `<div class="wide" role="region" tabindex="0" aria-label="${escaped(plain(caption))}"><table>`,
    `<caption>${foreign(caption)}</caption>`,
    `<thead><tr>${heading.join('')}</tr></thead>`,
    `<tbody>${rows.map((row, i) => line(row, bars?.[i])).join('\n')}</tbody>`,
    ...(total ? [`<tfoot>${line(total, undefined)}</tfoot>`] : []),
    '</table></div>',
  ].join('\n');
}

function cellHtml(cell: Cell, column: Column | undefined, isHeading: boolean): string {
  const type = column?.type ?? 'text';
  const text = formatCell(cell, type);
  const inside = typeof cell === 'string' && type === 'text' ? foreign(text) : escaped(text);
  return isHeading ? `<th scope="row"${side(type)}>${inside}</th>` : `<td${side(type)}>${inside}</td>`;
}

/** Numbers stand below each other. */
function side(type: Column['type']): string {
  if (type === 'text') return '';
  return type === 'day' ? ' class="day"' : ' class="n"';
}
