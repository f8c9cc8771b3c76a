/** Folders from the root down as one text; a slash in a name has a backslash before it. */
export function folderPath(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\/]/g, '\\$&')).join('/');
}

export function folderNames(path: string): string[] {
  if (path === '') return [];
  const names: string[] = [];
  let name = '';
  for (let at = 0; at < path.length; at++) {
    const sign = path[at] ?? '';
    if (sign === '/') {
      names.push(name);
      name = '';
    } else name += sign === '\\' ? (path[++at] ?? sign) : sign;
  }
  return [...names, name];
}
