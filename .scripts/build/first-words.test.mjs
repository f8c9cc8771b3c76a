import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rollup } from 'rollup';
import { firstWords } from './first-words.mjs';

const FILES = {
  '/words/en.ts': `export const words = { a: { one: 'A1', two: 'A2' }, b: { one: (x) => \`\${x}-B1\` }, c: { d: 'C' } };`,
  '/words/first.ts': `export { words } from './en.ts';`,
  '/entry.ts': `export { words as first } from '/words/first.ts'; export { words as all } from '/words/en.ts';`,
};

/** What the built module exports, with files that lie nowhere. */
async function built(first) {
  const files = {
    name: 'files',
    resolveId: (id) => (id === './en.ts' ? '/words/en.ts' : id),
    load: (id) => FILES[id] ?? null,
  };
  const fs = { readFile: async (id) => FILES[id] };
  const bundle = await rollup({ input: '/entry.ts', plugins: [firstWords(first), files], fs });
  const { output } = await bundle.generate({ format: 'es' });
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}

describe('the first words', () => {
  it('are the chosen terms, in groups of which none is missing', async () => {
    const { first } = await built({ a: ['two'], b: ['one'] });
    assert.deepEqual(Object.keys(first), ['a', 'b', 'c']);
    assert.deepEqual(first.a, { two: 'A2' });
    assert.equal(first.b.one('x'), 'x-B1');
    assert.deepEqual(first.c, {});
  });

  it('leave the whole file as it is for whoever imports that', async () => {
    const { all } = await built({ a: ['two'] });
    assert.deepEqual(all.a, { one: 'A1', two: 'A2' });
    assert.deepEqual(all.c, { d: 'C' });
  });

  it('must exist', async () => {
    await assert.rejects(built({ a: ['three'] }), /a\.three/);
  });
});
