import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SAMPLES } from '../gallery/samples.ts';
import { measureByTable } from './files/index.ts';
import { heightFor, language, layout, sentence, type Scene } from './index.ts';

/** Each sample's scene as it was when somebody last looked at it. `UPDATE_SNAPSHOTS=1` writes them anew. */
const folder = fileURLToPath(new URL('../snapshots/', import.meta.url));
const update = process.env['UPDATE_SNAPSHOTS'] === '1';
/** Names of months and the like come from the engine's own data, and change with it. */
const engine = `${folder}cldr-version`;
const cldr = (process.versions['cldr'] ?? '').split('.')[0] ?? '';

if (update) {
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) rmSync(folder + file);
  writeFileSync(engine, `${cldr}\n`);
}
const made = existsSync(engine) ? readFileSync(engine, 'utf8').trim() : '';
const skip = made === cldr ? false : `snapshots were made with CLDR ${made}, this Node has ${cldr}`;

for (const { name, figure, width, lang } of SAMPLES) {
  test(`the scene of ${name} is as it was`, { skip }, () => {
    const words = language(lang);
    const scene = layout(figure, { width, height: heightFor(figure, width) }, measureByTable, words);
    const text = written(scene, sentence(figure, words));
    const file = `${folder}${name}.scene`;
    if (update) writeFileSync(file, text);
    assert.ok(existsSync(file), `${name} has no snapshot yet: run with UPDATE_SNAPSHOTS=1, and look at it`);
    const before = readFileSync(file, 'utf8').split('\n');
    const now = text.split('\n');
    const at = now.findIndex((line, i) => line !== before[i]);
    const line = at < 0 && now.length !== before.length ? now.length : at;
    assert.equal(
      now[line],
      before[line],
      `${name}, line ${line + 1}: if this is meant, run with UPDATE_SNAPSHOTS=1, and look at it`,
    );
  });
}

test('no snapshot without a sample, and not too much of them', { skip }, () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.scene'));
  assert.deepEqual(files.sort(), SAMPLES.map((sample) => `${sample.name}.scene`).sort());
  const size = files.reduce((sum, file) => sum + statSync(folder + file).size, 0);
  assert.ok(size < 600_000, `${size} bytes`);
});

/** One line a mark, so that a difference shows what moved. */
function written(scene: Scene, said: string): string {
  const { marks, ...rest } = scene;
  const lines = [
    `"sentence":${JSON.stringify(said)}`,
    ...Object.entries(rest).map(([key, value]) => `"${key}":${JSON.stringify(value)}`),
    `"marks":[\n${marks.map((mark) => JSON.stringify(mark)).join(',\n')}\n]`,
  ];
  return `{${lines.join(',\n')}}\n`;
}
