import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../console/root.mjs';

/** The licence texts of the npm packages whose modules ended up in a bundle: minified code no longer carries them. */
export async function licensesOf(modules) {
  const folders = [...new Set(modules.map(packageFolder).filter(Boolean))].sort();
  const texts = await Promise.all(folders.map(describe));
  return `${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

function packageFolder(module) {
  const match = /.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module.replace(/^\0/, ''));
  return match?.[0];
}

async function describe(folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? await readFile(join(folder, file), 'utf8') : await ownText(license);
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

/** Few packages ship without the text they name; the name is then all there is. */
async function ownText(license) {
  return license === 'MIT'
    ? (await readFile(join(ROOT, 'LICENSE'), 'utf8')).replace(/^Copyright.*$/m, '')
    : '';
}
