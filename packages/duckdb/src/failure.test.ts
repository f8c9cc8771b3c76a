import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DatabaseError, type OwnSentences } from './database-error.ts';
import { failureOf } from './failure.ts';

const OWN: OwnSentences = {
  aborted: () => 'given up',
  closed: () => 'closed',
  damaged: ({ file, message }) => `${file} is no shelf (${message})`,
  failed: ({ message }) => `the shelf failed: ${message}`,
  full: ({ file }) => `no room for ${file}`,
  itself: () => 'itself',
  memory: () => 'the shelf needs more memory',
  'open-here': () => 'open here',
};

/** What DuckDB 1.5 really says. */
const SAID: readonly (readonly [said: string, code: string, sentence: RegExp])[] = [
  [
    'IO Error: Could not set lock on file "/d/F": Conflicting lock is held in /usr/bin/node (PID 4711). See also …',
    'locked',
    /^F is open in process 4711\. Stop that process, or give this one a data folder of its own\.$/,
  ],
  [
    'IO Error: Could not set lock on file "/d/F": Resource temporarily unavailable',
    'locked',
    /^F is open in another process\. Stop that process/,
  ],
  [
    'IO Error: The file "F" exists, but it is not a valid DuckDB database file!',
    'corrupt',
    /^F is no shelf \(IO Error: The file "F" exists, but/,
  ],
  [
    'IO Error: Corrupt database file: computed checksum 12 does not match stored checksum 13',
    'corrupt',
    /^F is no shelf/,
  ],
  ['INTERNAL Error: Failure while replaying WAL file "F.wal": …', 'corrupt', /^F is no shelf/],
  [
    'IO Error: Trying to read a database file with version number 99, but we can only read versions between 64 and 67.',
    'newer-schema',
    /^F was written by a newer DuckDB\. Run the oc-stats that wrote it or a later one\. \(IO Error: Trying/,
  ],
  ['INTERRUPT Error: Interrupted!', 'aborted', /^given up$/],
  ['IO Error: Could not write file "F": No space left on device', 'unavailable', /^no room for F$/],
  [
    'Out of Memory Error: could not allocate block of size 256.0 KiB',
    'unavailable',
    /^the shelf needs more memory$/,
  ],
  [
    'IO Error: Cannot open file "F": Permission denied',
    'unavailable',
    /^F cannot be written\. Check the owner and rights of the folder\. \(IO Error: Cannot open/,
  ],
  [
    'Binder Error: something else\nLINE 1: SELECT',
    'unavailable',
    /^the shelf failed: Binder Error: something else$/,
  ],
];

for (const [said, code, sentence] of SAID) {
  test(`"${said.slice(0, 60)}…" is ${code}`, () => {
    const error = new Error(said);
    const failure = failureOf(error, 'F');
    assert.deepEqual([failure.code, failure.file, failure.cause], [code, 'F', error]);
    assert.match(failure.in(OWN), sentence);
  });
}

test('what is a DatabaseError already stays as it is', () => {
  const error = new DatabaseError('closed', 'G', 'G has been closed.');
  assert.equal(failureOf(error, 'F'), error);
});

test('what is not an error at all, or goes on for ever, is still a sentence', () => {
  assert.equal(failureOf('odd', 'F').in(OWN), 'the shelf failed: odd');
  assert.equal(failureOf(new Error('x'.repeat(9_999)), 'F').message, `${'x'.repeat(300)}…`);
});
