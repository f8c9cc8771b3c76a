import type { Figure } from '../figure.ts';
import type { Language } from '../language.ts';
import { table, type Cell, type Column } from '../read/table.ts';
import { about, type FileOptions } from './about.ts';

/**
 * RFC 4180: commas, CRLF, quotes where needed, every record with as many fields as the heading; with a byte order mark,
 * without which Excel misreads umlauts. Numbers are plain (`0.63`, never `63 %`), days ISO, places in a video seconds,
 * gaps empty: a file is read by programs first.
 *
 * What the numbers are stands at the end, in records whose first field begins with `#` and needs no quotes. Readers
 * that know comments (pandas and R by an option) leave them out, others find them under the data and not in its place.
 */
export function csv(figure: Figure, language: Language, options: FileOptions = {}): string {
  const { columns, rows } = table(figure, language);
  const width = Math.max(2, columns.length);
  const record = (fields: readonly string[]) =>
    [...fields, ...Array.from({ length: width - fields.length }, () => '')].join(',');
  const records = [
    record(columns.map((column) => field(headingOf(column, language)))),
    ...rows.map((row) => record(row.map(field))),
    ...about(figure, language, options).map(([name, text]) => record([`# ${name}`, field(text)])),
  ];
  return `\ufeff${records.join('\r\n')}\r\n`;
}

/** A bucket's own day instead of its name, and the unit of seconds. */
export function headingOf({ label, type, bucket }: Column, language: Language): string {
  return bucket ?? (type === 'time' ? `${label} (${language.words.file.seconds})` : label);
}

// What a spreadsheet takes for a formula, in its ASCII and full-width forms, also behind blanks.
// https://owasp.org/www-community/attacks/CSV_Injection
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** An apostrophe keeps text from being run; numbers are not text and stay as they are, negative ones too. */
function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
