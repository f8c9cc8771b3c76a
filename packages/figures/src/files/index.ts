export type { FileOptions } from './about.ts';
export { csv } from './csv.ts';
export { measureByTable } from './measure-by-table.ts';
export { picture, type PictureOptions } from './picture.ts';
export { svgFile, type SvgOptions } from './svg-file.ts';
export { xlsx } from './xlsx.ts';
