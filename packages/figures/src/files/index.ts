export type { FileOptions } from './about.ts';
export { csv } from './csv.ts';
export { CSV_END, CSV_START, csvRecord, type CsvCell } from './csv-record.ts';
export { measureByTable } from './measure-by-table.ts';
export { picture, type PictureOptions } from './picture.ts';
export { svgFile, type SvgOptions } from './svg-file.ts';
export { workbook, type Sheet, type SheetCell, type SheetColumn } from './workbook.ts';
export { xlsx } from './xlsx.ts';
export type { Deflate } from './zip.ts';
