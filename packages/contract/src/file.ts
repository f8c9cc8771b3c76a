/** The same numbers as a file or a picture. */
export const FILE_FORMATS = ['csv', 'xlsx', 'svg', 'png'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** The path of a question's file. */
export function filePath(path: string, format: FileFormat): string {
  const mark = path.indexOf('?');
  return mark < 0 ? `${path}.${format}` : `${path.slice(0, mark)}.${format}${path.slice(mark)}`;
}
