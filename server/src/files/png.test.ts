import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { startPainter } from './png.ts';

/** Draws how many pictures hold their pixels, itself among them. */
const COUNTING = `
let alive = 0;
const gone = new FinalizationRegistry(() => (alive -= 1));
class Rendered {
  asPng() {
    return Uint8Array.of(alive);
  }
}
exports.Resvg = class {
  render() {
    alive += 1;
    const rendered = new Rendered();
    gone.register(rendered);
    return rendered;
  }
};
`;

test('of many pictures at once, one holds its pixels', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'oc-stats-'));
  t.after(() => rm(folder, { recursive: true }));
  const module = join(folder, 'counting.cjs');
  await writeFile(module, COUNTING);
  const painter = startPainter(module);
  const drawn = await Promise.all(Array.from({ length: 30 }, () => painter.paint('<svg/>', 1)));
  const most = Math.max(...drawn.map((image) => image[0] ?? 0));
  assert.equal(most, 1);
});
