import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { after, describe, it } from 'node:test';
import { ROOT } from '../console/root.mjs';
import { digestOf, whenChanged } from './stamp.mjs';

describe('work that is done only when something changed', () => {
  const cache = join(ROOT, 'node_modules/.cache/oc-stats');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'test-'));
  const name = `test-${process.pid}`;
  after(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(cache, `${name}.stamp`), { force: true });
  });

  const input = relative(ROOT, join(folder, 'input'));
  const output = relative(ROOT, join(folder, 'output'));
  const write = (path, text) => writeFileSync(join(ROOT, path), text);
  const build = () =>
    whenChanged(name, { inputs: [input], outputs: [output] }, async () => write(output, 'built'));

  it('is done once for the same content', async () => {
    write(input, 'one');
    assert.equal(await build(), true);
    assert.equal(await build(), false);
    write(input, 'one');
    assert.equal(await build(), false);
  });

  it('is done again when an input changes or the output is gone', async () => {
    write(input, 'two');
    assert.equal(await build(), true);
    rmSync(join(ROOT, output));
    assert.equal(await build(), true);
  });

  it('is tried again after it failed', async () => {
    write(input, 'three');
    const failing = () =>
      whenChanged(name, { inputs: [input], outputs: [output] }, async () => assert.fail('broken'));
    await assert.rejects(failing());
    assert.equal(await build(), true);
  });

  it('sees a renamed, an added and a missing input', () => {
    write(input, 'same');
    const before = digestOf([input]);
    assert.notEqual(digestOf([input, `${input}-missing`]), before);
    write(`${input}2`, 'same');
    assert.notEqual(digestOf([`${input}2`]), before);
  });
});
