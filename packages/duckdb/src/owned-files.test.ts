import assert from 'node:assert/strict';
import { symlinkSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { own } from './owned-files.ts';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

const folder = new TemporaryFolder();
after(() => folder.remove());

test('a file has one owner, by whatever name, and its neighbours have theirs', () => {
  const release = own(folder.file('a/new/shelf.duckdb'));
  symlinkSync(folder.file('a/new'), folder.file('other'));
  for (const name of ['a/new/shelf.duckdb', 'a/new/../new/shelf.duckdb', 'other/shelf.duckdb']) {
    assert.throws(() => own(folder.file(name)), { name: 'DatabaseError', code: 'locked' });
  }
  own(folder.file('a/new/book.duckdb'))();
  release();
  own(folder.file('other/shelf.duckdb'))();
});

test('a folder that cannot be used says why', () => {
  writeFileSync(folder.file('file'), '');
  for (const name of ['file/shelf.duckdb', 'file/below/shelf.duckdb']) {
    assert.throws(() => own(folder.file(name)), {
      code: 'unavailable',
      message: /^The data folder .*file(\/below)? cannot be used: (ENOTDIR|EEXIST)/,
    });
  }
});
