import type { Figure } from '../figure.ts';
import type { Language } from '../language.ts';
import { table, type Column } from '../read/table.ts';
import { about, type FileOptions } from './about.ts';
import { CSV_END, CSV_START, csvRecord, type CsvCell } from './csv-record.ts';

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
  const filled = (cells: readonly CsvCell[]) =>
    csvRecord([...cells, ...Array.from({ length: width - cells.length }, () => null)]);
  const records = [
    filled(columns.map((column) => headingOf(column, language))),
    ...rows.map(filled),
    ...about(figure, language, options).map(([name, text]) => filled([`# ${name}`, text])),
  ];
  return CSV_START + records.map((record) => record + CSV_END).join('');
}

/** A bucket's own day instead of its name, and the unit of seconds. */
export function headingOf({ label, type, bucket }: Column, language: Language): string {
  return bucket ?? (type === 'time' ? `${label} (${language.words.file.seconds})` : label);
}
