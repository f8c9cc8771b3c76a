/**
 * Line protocol ends at a line feed, and a backslash at the end of a tag takes the comma behind it along. Both are kept
 * behind a mark of the private area, which is itself kept twice; every other text is stored as it is, so that others
 * find it. An Opencast id never holds any of these.
 */
const MARK = '\uf6d1';

/** As it is stored, and asked for. */
export function storedTag(text: string): string {
  const marked = text.replaceAll(MARK, MARK + MARK).replaceAll('\n', `${MARK}n`);
  return marked.endsWith('\\') ? `${marked}${MARK}e` : marked;
}

export function tagFrom(stored: string): string {
  if (!stored.includes(MARK)) return stored;
  return stored.replace(/\uf6d1([\uf6d1ne])/g, (_, kind: string) => MEANINGS[kind] ?? '');
}

const MEANINGS: Readonly<Record<string, string>> = { [MARK]: MARK, n: '\n', e: '' };

/** As it stands in a line of line protocol. The client's own escaping makes a tab a backslash and a t, for good. */
export function tagInLine(text: string): string {
  return storedTag(text).replace(/[,= ]/g, '\\$&');
}
