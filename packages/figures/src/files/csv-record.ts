export type CsvCell = string | number | null;

/** The cells of one record of RFC 4180, without its end: quotes where needed, numbers plain, what is not there empty. */
export function csvRecord(cells: readonly CsvCell[]): string {
  return cells.map(field).join(',');
}

/** Without a byte order mark Excel misreads umlauts; every record ends with CRLF. */
export const CSV_START = '\ufeff';
export const CSV_END = '\r\n';

// What a spreadsheet takes for a formula, in its ASCII and full-width forms, also behind blanks.
// https://owasp.org/www-community/attacks/CSV_Injection
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** An apostrophe keeps text from being run; numbers are not text and stay as they are, negative ones too. */
function field(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
