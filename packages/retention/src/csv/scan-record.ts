/** One record, and where the next begins. */
export interface Found {
  readonly kind: 'record';
  readonly fields: string[];
  readonly next: number;
  /** Lines of the file that it takes: more than one when a quoted field holds line ends. */
  readonly lines: number;
}

export interface Broken {
  readonly kind: 'broken';
  readonly reason: string;
  /** Behind its first line: what comes after a stray quote is read again as what it may be. */
  readonly next: number;
}

/** The text ends in the middle; more of it is needed. */
export interface Unfinished {
  readonly kind: 'unfinished';
}

/** Nobody writes titles of this length; a quote that is still open then was never meant to open. */
const LONGEST_RECORD = 100_000;

/**
 * RFC 4180, from `start`; `last` when the text ends with the file. https://www.rfc-editor.org/rfc/rfc4180
 */
export function scanRecord(text: string, start: number, last: boolean): Found | Broken | Unfinished {
  const end = text.indexOf('\n', start);
  if (end < 0 && !last) return tooLong(text, start) ?? { kind: 'unfinished' };
  const stop = end < 0 ? text.length : end;
  const line = text.slice(start, text[stop - 1] === '\r' && stop > start ? stop - 1 : stop);
  // Mostly there are no quotes at all.
  if (!line.includes('"')) return { kind: 'record', fields: line.split(','), next: stop + 1, lines: 1 };
  return scanQuoted(text, start, { last, next: stop + 1 });
}

function scanQuoted(
  text: string,
  start: number,
  { last, next }: { readonly last: boolean; readonly next: number },
): Found | Broken | Unfinished {
  const fields: string[] = [];
  let lines = 1;
  let at = start;
  for (;;) {
    if (text[at] !== '"') {
      const stop = endOfPlain(text, at);
      if (stop === text.length && !last) return tooLong(text, start, next) ?? { kind: 'unfinished' };
      fields.push(withoutReturn(text, at, stop));
      if (text[stop] === ',') at = stop + 1;
      else return { kind: 'record', fields, next: stop + 1, lines };
      continue;
    }
    const close = closingQuote(text, at + 1);
    if (close < 0 || (close + 1 >= text.length && !last)) {
      if (last) return { kind: 'broken', reason: 'a quote is opened and never closed', next };
      return tooLong(text, start, next) ?? { kind: 'unfinished' };
    }
    const field = text.slice(at + 1, close);
    for (let i = field.indexOf('\n'); i >= 0; i = field.indexOf('\n', i + 1)) lines += 1;
    fields.push(field.includes('"') ? field.replaceAll('""', '"') : field);
    at = close + 1;
    if (text[at] === ',') at += 1;
    else if (at >= text.length || text[at] === '\n') return { kind: 'record', fields, next: at + 1, lines };
    else if (text[at] === '\r' && (text[at + 1] ?? '\n') === '\n') {
      if (at + 1 >= text.length && !last) return { kind: 'unfinished' };
      return { kind: 'record', fields, next: at + 2, lines };
    } else return { kind: 'broken', reason: 'something stands behind a closing quote', next };
  }
}

/** The first quote that is not doubled. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function endOfPlain(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x2c || char === 0x0a) return at;
  }
  return text.length;
}

function withoutReturn(text: string, from: number, stop: number): string {
  const isEndOfLine = text[stop] !== ',';
  return text.slice(from, isEndOfLine && stop > from && text[stop - 1] === '\r' ? stop - 1 : stop);
}

function tooLong(text: string, start: number, next?: number): Broken | null {
  if (text.length - start <= LONGEST_RECORD) return null;
  return {
    kind: 'broken',
    reason: `it is longer than ${LONGEST_RECORD} signs, or a quote is never closed`,
    next: next ?? text.length,
  };
}
