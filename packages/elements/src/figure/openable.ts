import type { Figure } from '@oc-stats/figures';

export interface Openable {
  readonly type: 'series' | 'episode';
  readonly id: string;
}

/** What opening a row does instead of following a link; `null` for rows that do not open. */
export type RowAction = (row: number) => (() => void) | null;

/** The series or episode that a row of the figure is about; lines and curves have none. */
export function openableAt(figure: Figure, row: number | undefined): Openable | null {
  if (row === undefined) return null;
  if (figure.kind === 'bars') return openable(figure.by, figure.items[row]);
  return figure.kind === 'heat' ? openable('episode', figure.rows[row]) : null;
}

function openable(type: Openable['type'], item: { readonly id: string } | undefined): Openable | null {
  return item ? { type, id: item.id } : null;
}
