import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rollup } from 'rollup';
import { parallelChunks } from './parallel-chunks.mjs';

const MODULES = {
  entry:
    "import { base } from 'base'; export const later = () => [import('chart'), import('alone')]; base();",
  base: 'export const base = () => console.log(1);',
  chart: "import { base } from 'base'; import { axes } from 'axes'; export default () => [base, axes];",
  other: "import { axes } from 'axes'; export default axes;",
  axes: 'export const axes = () => console.log(2);',
  alone: "import { base } from 'base'; export default () => base();",
};

describe('chunks that need further chunks', () => {
  it('are asked for together with those, and only with those that are not there yet', async () => {
    const bundle = await rollup({
      input: ['entry', 'other'],
      plugins: [{ resolveId: (id) => id, load: (id) => MODULES[id] }, parallelChunks()],
    });
    const { output } = await bundle.generate({ format: 'es', chunkFileNames: 'chunks/[name].js' });
    const code = output.map((chunk) => chunk.code).join('\n');
    assert.match(
      code,
      /Promise\.all\(\[import\('[./]+chart\.js'\),import\("[./\w]+axes\.js"\)\]\)\.then\(m=>m\[0\]\)/,
    );
    assert.match(code, /, import\('[./]+alone\.js'\)\]/);
  });

  it('find each other from within their folder', async () => {
    const modules = {
      ...MODULES,
      entry: "export const go = () => import('first');",
      first: "export const go = () => import('chart');",
    };
    const bundle = await rollup({
      input: ['entry', 'other'],
      plugins: [{ resolveId: (id) => id, load: (id) => modules[id] }, parallelChunks()],
    });
    const { output } = await bundle.generate({ format: 'es', chunkFileNames: 'chunks/[name].js' });
    const { code } = output.find(({ name }) => name === 'first');
    assert.match(code, /import\('\.\/chart\.js'\),import\("\.\.\/chunks\/axes\.js"\)/);
  });
});
