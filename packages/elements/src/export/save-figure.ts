import type { FileFormat } from '@oc-stats/contract';
import { title, type Figure, type Language, type Scene } from '@oc-stats/figures';
import { csv, measureByTable, picture, xlsx } from '@oc-stats/figures/files';
import type { StatsClient } from '../client/stats-client.ts';
import { resolvedPalette } from '../figure/resolved-palette.ts';
import { blobOf, download } from './download.ts';
import { fileName } from './file-name.ts';
import { pathOfLines, pictureFromService } from './from-service.ts';
import { rasterize } from './rasterize.ts';

/** What a picture has on each side of the chart; its text is measured for fonts that are everywhere, not for the page's. */
const MARGIN = 16;

export interface Exported {
  /** As the reader has it. */
  readonly figure: Figure;
  /** Whether lines are switched off that the answer has. */
  readonly partial: boolean;
  readonly scene: Scene;
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  /** Where the colours are known. */
  readonly root: ShadowRoot;
  /** The question that the figure answers, when the service can be asked for it. */
  readonly path: string | null;
  readonly client: StatsClient | null;
}

/** Makes the file from what is on the screen and hands it to the reader. */
export async function saveFigure(format: FileFormat, exported: Exported): Promise<void> {
  const { figure, language } = exported;
  download(await fileOf(format, exported), fileName(figure, title(figure, language), format));
}

export async function fileOf(format: FileFormat, exported: Exported): Promise<Blob> {
  const { figure, language, client } = exported;
  const options = client ? { server: client.server } : {};
  if (format === 'csv') return blobOf(csv(figure, language, options), format);
  if (format === 'xlsx') return blobOf(xlsx(figure, language, options), format);
  const svg = svgOf(exported);
  return format === 'svg' ? blobOf(svg, format) : pngOf(svg, exported);
}

function svgOf({ figure, scene, language, theme, root }: Exported): string {
  // Who forces colours does so for the screen, not for those who get the file.
  const palette = matchMedia('(forced-colors: active)').matches ? {} : { palette: resolvedPalette(root) };
  const { width, height } = scene;
  return picture(figure, language, measureByTable, { width: width + 2 * MARGIN, height, theme, ...palette });
}

/** Drawn here; where the policy of the page forbids that (`img-src` without `data:`), the service draws it. */
async function pngOf(svg: string, exported: Exported): Promise<Blob> {
  try {
    return await rasterize(svg);
  } catch (error) {
    const { figure, partial, scene, language, theme, path, client } = exported;
    const asked = path && partial ? pathOfLines(figure, path) : path;
    if (!asked || !client) throw error;
    const { width, height } = scene;
    return pictureFromService(client, asked, { lang: language.tag, theme, width, height });
  }
}
