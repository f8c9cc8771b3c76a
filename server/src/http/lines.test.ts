import assert from 'node:assert/strict';
import test from 'node:test';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { brotliFor, SMALL } from '../cache/brotli.ts';
import { compressedLines } from './lines.ts';

test('a line that cannot be made breaks the answer off, and not the service', async () => {
  for (const encoding of ['br', 'gzip', null] as const) {
    const lines = { count: 1, atOnce: 1, line: () => Promise.reject(new Error('broken')) };
    const stream = compressedLines(lines, encoding, new AbortController().signal);
    await assert.rejects(new Response(stream).text(), { message: 'broken' }, String(encoding));
  }
});

/** Repeats itself neither too much nor too little, so that the qualities differ. */
function numbers(bytes: number): string {
  let seed = 1;
  let line = '';
  while (line.length < bytes - 10) line += `${(seed = (seed * 48_271) % 2_147_483_647) % 300},`;
  return `[${line}0]\n`;
}

async function brotli(lines: readonly (string | Promise<string>)[]): Promise<Buffer> {
  const source = { count: lines.length, atOnce: 6, line: async (index: number) => lines[index] ?? '' };
  const stream = compressedLines(source, 'br', new AbortController().signal);
  return Buffer.from(await new Response(stream).arrayBuffer());
}

test('what is small as a whole is compressed with patience, and what is large is not', async () => {
  for (const [sizes, small] of [
    [[SMALL / 2], true],
    [[SMALL / 4, SMALL / 4, SMALL / 4], true],
    [[100_000], false],
    [[500, 500, 100_000, 500], false],
  ] as const) {
    const lines = sizes.map(numbers);
    const [used, other] = [small, !small].map(
      (is) => brotliCompressSync(lines.join(''), brotliFor(is)).length,
    );
    const sent = await brotli(lines);
    assert.equal(brotliDecompressSync(sent).toString(), lines.join(''));
    assert.ok(Math.abs(sent.length - used!) < Math.abs(used! - other!) / 10, `${sizes}: ${sent.length}`);
  }
});

test('a large line that comes later is not compressed with patience either', async () => {
  const [early, late] = [numbers(500), numbers(100_000)];
  let release = (): void => {};
  const held = new Promise<string>((resolve) => (release = () => resolve(late)));
  const source = {
    count: 2,
    atOnce: 2,
    line: (index: number) => (index === 0 ? Promise.resolve(early) : held),
  };
  const reader = compressedLines(source, 'br', new AbortController().signal).getReader();
  // Comes although the other line is still held.
  const parts = [(await reader.read()).value!];
  release();
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
  const sent = Buffer.concat(parts);
  assert.equal(brotliDecompressSync(sent).toString(), early + late);
  const [quick, patient] = [false, true].map((is) => brotliCompressSync(early + late, brotliFor(is)).length);
  assert.ok(Math.abs(sent.length - quick!) < (quick! - patient!) / 4, `${sent.length}, ${quick}, ${patient}`);
});

test('who leaves before the first line is there is asked for nothing more', async () => {
  let release = (): void => {};
  const held = new Promise<string>((resolve) => (release = () => resolve('x\n')));
  let asked = 0;
  const source = { count: 9, atOnce: 2, line: () => ((asked += 1), held) };
  const stream = compressedLines(source, 'br', new AbortController().signal);
  await stream.cancel();
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  await turn();
  release();
  await turn();
  assert.equal(asked, 2);
});
