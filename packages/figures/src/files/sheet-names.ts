const LONGEST = 31;

/** As spreadsheets want them: short, without signs of their own language, and each of them once. */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.replace(/[[\]:*?/\\\p{C}\p{Z}]+/gu, ' ').replace(/^['\s]+|['\s]+$/g, '');
    // Excel keeps this name for itself.
    const free = plain === '' || /^history$/i.test(plain) ? `${plain}_` : plain;
    let unique = cut(free, LONGEST);
    for (let no = 2; taken.has(unique.toLowerCase()); no++)
      unique = `${cut(free, LONGEST - ` (${no})`.length)} (${no})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** Excel counts as JavaScript does, and half a sign is none. */
function cut(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/['\s]+$/, '');
}
