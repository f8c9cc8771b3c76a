import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

/** The licence of every package of which a file was bundled. */
export async function licenseTexts(inputs) {
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== null));
  const texts = await Promise.all([...folders].sort().map(licenseText));
  return texts.join(`\n${'-'.repeat(110)}\n\n`);
}

function packageFolder(input) {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? null;
}

async function licenseText(folder) {
  const { name, version, license, author } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const head = `${name} ${version} (${license})\n\n`;
  if (file) return head + (await readFile(join(folder, file), 'utf8')).trim() + '\n';
  if (license !== 'MIT') throw new Error(`${name} is bundled but brings no licence text for ${license}.`);
  return `${head}Copyright (c) ${typeof author === 'string' ? author : author?.name}\n\n${MIT}`;
}
