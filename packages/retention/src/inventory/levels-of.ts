/**
 * SQL: the names of the folders of a path, which has a backslash before every slash and backslash of a name. Texts are
 * written so that U+FDD0 has four digits behind it, so that U+FDD0 and anything else can stand for the two meanwhile.
 */
export function levelsOf(path: string): string {
  const [slash, backslash] = [`chr(${0xfdd0}) || 's'`, `chr(${0xfdd0}) || 'b'`];
  const split = `string_split(replace(replace(${path}, '\\\\', ${backslash}), '\\/', ${slash}), '/')`;
  return `CASE WHEN ${path} = '' THEN []::VARCHAR[]
    WHEN NOT contains(${path}, '\\') THEN string_split(${path}, '/')
    ELSE list_transform(${split}, lambda name: replace(replace(name, ${slash}, '/'), ${backslash}, '\\')) END`;
}
