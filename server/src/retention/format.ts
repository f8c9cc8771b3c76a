import type { Cell, Column } from './table.ts';

/** What nobody knows. */
const UNKNOWN = '–';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** As people read it; files have the numbers themselves. */
export function formatCell(cell: Cell, type: Column['type']): string {
  if (cell === null) return UNKNOWN;
  if (typeof cell === 'string') return cell;
  if (type === 'share') return formatShare(cell);
  if (type === 'bytes') return formatBytes(cell);
  return type === 'count' ? formatCount(cell) : formatHours(cell);
}

export function formatCount(count: number): string {
  return whole.format(count);
}

export function formatHours(hours: number): string {
  return oneDigit.format(hours === 0 ? 0 : hours);
}

export function formatShare(share: number): string {
  return `${oneDigit.format(100 * share)} %`;
}

export function formatBytes(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  return `${(power === 0 ? whole : oneDigit).format(bytes / 1000 ** power)} ${UNITS[power]}`;
}

/** `1 recording`, `5 recordings`. */
export function formatRecordings(recordings: number): string {
  return `${formatCount(recordings)} ${recordings === 1 ? 'recording' : 'recordings'}`;
}

/** A part of a whole that is not there is nothing to speak of. */
export function shareOf(part: number, all: number): number | null {
  return all > 0 ? part / all : null;
}
