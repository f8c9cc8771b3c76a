import type { FileFormat } from '@oc-stats/contract';
import { language, type Figure } from '@oc-stats/figures';
import { csv, measureByTable, picture, xlsx } from '@oc-stats/figures/files';
import { Body } from '../cache/body.ts';
import { png } from './png.ts';

export interface FileOptions {
  /** Address of the service, so that a file names where it came from. */
  readonly server: string;
  readonly lang?: string | undefined;
  readonly theme?: 'light' | 'dark' | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly scale?: number | undefined;
}

const TYPES: Readonly<Record<FileFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  svg: 'image/svg+xml',
  png: 'image/png',
};

const USUAL_WIDTH = 800;

/** A figure as a file or a picture; both read the same figure as the page, so they cannot say something else. */
export async function fileOf(figure: Figure, format: FileFormat, options: FileOptions): Promise<Body> {
  return new Body(await bytesOf(figure, format, options), TYPES[format]);
}

async function bytesOf(figure: Figure, format: FileFormat, options: FileOptions): Promise<Buffer> {
  const words = language(options.lang ?? 'en');
  switch (format) {
    case 'csv':
      return Buffer.from(csv(figure, words, options));
    case 'xlsx':
      return Buffer.from(xlsx(figure, words, options));
    case 'svg':
      return Buffer.from(drawn(figure, options));
    case 'png':
      return png(drawn(figure, options), { scale: options.scale ?? 1 });
  }
}

function drawn(figure: Figure, { lang, theme, width, height }: FileOptions): string {
  return picture(figure, language(lang ?? 'en'), measureByTable, {
    width: width ?? USUAL_WIDTH,
    ...(height === undefined ? {} : { height }),
    ...(theme === undefined ? {} : { theme }),
  });
}
