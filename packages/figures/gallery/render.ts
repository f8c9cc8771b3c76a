/** Draws the gallery as SVG files to look at: `node --import tsx packages/figures/gallery/render.ts FOLDER [PATTERN]`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureByTable, picture } from '../src/files/index.ts';
import { language } from '../src/index.ts';
import { SAMPLES } from './samples.ts';

const [folder = 'gallery', pattern = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const { name, figure, width, lang } of SAMPLES.filter((each) => new RegExp(pattern).test(each.name))) {
  for (const theme of ['light', 'dark'] as const) {
    const svg = picture(figure, language(lang), measureByTable, { width: width + 32, theme });
    writeFileSync(join(folder, `${name}-${theme}.svg`), svg);
  }
}
