import assert from 'node:assert/strict';
import test from 'node:test';
import { compressedLines } from './lines.ts';

test('a line that cannot be made breaks the answer off, and not the service', async () => {
  for (const encoding of ['br', 'gzip', null] as const) {
    const lines = { count: 1, atOnce: 1, line: () => Promise.reject(new Error('broken')) };
    const stream = compressedLines(lines, encoding, new AbortController().signal);
    await assert.rejects(new Response(stream).text(), { message: 'broken' }, String(encoding));
  }
});
