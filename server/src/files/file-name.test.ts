import assert from 'node:assert/strict';
import test from 'node:test';
import { contentDisposition, fileName } from './file-name.ts';

const range = { from: '2026-01-01', to: '2026-03-31' };

test('a file is named after what it is about', () => {
  assert.equal(
    fileName('Algebra II: Übung', 'timeline', range, 'csv'),
    'algebra-ii-übung-timeline-2026-01-01-2026-03-31.csv',
  );
  assert.equal(fileName('محاضرة', 'segments', range, 'png'), 'محاضرة-segments-2026-01-01-2026-03-31.png');
  assert.equal(
    fileName('x'.repeat(5_000), 'totals', range, 'csv').length,
    60 + '-totals-2026-01-01-2026-03-31.csv'.length,
  );
});

test('no title leads out of a folder or hides its ending', () => {
  for (const title of [
    '../../etc/passwd',
    '..\\..\\x',
    'a\0b',
    'CON',
    '',
    '   ',
    '"; filename="x.exe',
    '\r\nSet-Cookie: a=b',
  ]) {
    const name = fileName(title, 'timeline', range, 'csv');
    assert.match(name, /^[\p{L}\p{M}\p{N}-]+-timeline-2026-01-01-2026-03-31\.csv$/u, JSON.stringify(title));
  }
});

test('a header can hold it, in a form for every program', () => {
  const header = contentDisposition('attachment', "übung-محاضرة's.csv");
  assert.match(header, /^attachment; filename="[\x20-\x7e]+\.csv"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/);
  const quoted = contentDisposition('inline', 'a"b\\c%d.csv');
  assert.match(quoted, /^inline; filename="a_b_c_d\.csv"; /);
  assert.doesNotThrow(() => new Headers({ 'Content-Disposition': header }));
});
