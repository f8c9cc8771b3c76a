/** JSON for people: what is the same for all on top, and then one entry a line, so that two files can be compared. */
export function jsonLines(head: object, name: string, entries: readonly object[]): string {
  const top = JSON.stringify(head, null, 2).replace(/\n}$/, '');
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n');
  const list = entries.length === 0 ? '[]' : `[\n${lines}\n  ]`;
  return plainly(`${top},\n  ${JSON.stringify(name)}: ${list}\n}\n`);
}

/** What turns the order of signs, or cannot be seen, is written as its number: it is read by people first. */
function plainly(json: string): string {
  return json.replace(/[\p{Cf}\u007f-\u009f\u2028\u2029]/gu, (sign) =>
    Array.from(
      { length: sign.length },
      (_, i) => `\\u${sign.charCodeAt(i).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
