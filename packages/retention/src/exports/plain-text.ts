/**
 * SQL: a text as it was. `writtenText` writes what DuckDB cannot keep as U+FDD0 and four digits; halves of a character
 * have no place in any file, and become U+FFFD.
 */
export function plainText(column: string): string {
  const mark = `chr(${0xfdd0})`;
  const halves = `regexp_replace(${column}, ${mark} || 'd[89a-f][0-9a-f]{2}', chr(${0xfffd}), 'g')`;
  const decoded = [0x1f, 0xfeff, 0xfdd0].reduce(
    (sql, code) => `replace(${sql}, ${mark} || '${code.toString(16).padStart(4, '0')}', chr(${code}))`,
    halves,
  );
  return `CASE WHEN contains(${column}, ${mark}) THEN ${decoded} ELSE ${column} END`;
}
