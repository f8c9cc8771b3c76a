/**
 * DuckDB keeps UTF-8, which has no half surrogates, and its binding drops a byte order mark when it reads. Texts of
 * senders may have either, and must come back as they were: those characters are written as a mark and four digits.
 */
const MARK = '\u{FDD0}';
/** With `u`, `\p{Cs}` is a half that has no other half. */
const UNFIT = /[\u{FDD0}\u{FEFF}\p{Cs}]/gu;
const WRITTEN = /\u{FDD0}([0-9a-f]{4})/gu;

export function writtenText(text: string): string {
  return text.replace(UNFIT, (unit) => MARK + unit.charCodeAt(0).toString(16).padStart(4, '0'));
}

export function readText(written: string): string {
  if (!written.includes(MARK)) return written;
  return written.replace(WRITTEN, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}
