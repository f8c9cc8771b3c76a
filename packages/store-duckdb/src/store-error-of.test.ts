import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StoreError } from '@oc-stats/store';
import { storeErrorOf } from './store-error-of.ts';

/** What DuckDB 1.5 really says. */
const SAID: readonly (readonly [said: string, code: string, advice: RegExp])[] = [
  [
    'IO Error: Could not set lock on file "/d/stats.duckdb": Conflicting lock is held in /usr/bin/node (PID 4711). See also …',
    'locked',
    /^F is open in process 4711\. Stop that process/,
  ],
  [
    'IO Error: Could not set lock on file "/d/stats.duckdb": Resource temporarily unavailable',
    'locked',
    /another process/,
  ],
  [
    'IO Error: The file "F" exists, but it is not a valid DuckDB database file!',
    'corrupt',
    /oc-stats restore/,
  ],
  [
    'IO Error: Corrupt database file: computed checksum 12 does not match stored checksum 13',
    'corrupt',
    /restore FILE/,
  ],
  ['INTERNAL Error: Failure while replaying WAL file "F.wal": …', 'corrupt', /restore FILE/],
  [
    'IO Error: Trying to read a database file with version number 99, but we can only read versions between 64 and 67.',
    'newer-schema',
    /newer DuckDB\. Run the oc-stats that wrote it/,
  ],
  ['INTERRUPT Error: Interrupted!', 'aborted', /given up/],
  [
    'IO Error: Could not write file "F": No space left on device',
    'unavailable',
    /disk .* is full\. Make room/,
  ],
  [
    'Out of Memory Error: could not allocate block of size 256.0 KiB',
    'unavailable',
    /Raise its memory limit/,
  ],
  ['IO Error: Cannot open file "F": Permission denied', 'unavailable', /owner and rights/],
  [
    'Binder Error: something else\nLINE 1: SELECT',
    'unavailable',
    /^The statistics store failed: Binder Error: something else$/,
  ],
];

for (const [said, code, advice] of SAID) {
  test(`"${said.slice(0, 60)}…" is ${code}`, () => {
    const failure = storeErrorOf(new Error(said), 'F');
    assert.equal(failure.code, code);
    assert.match(failure.message, advice);
  });
}

test('what is a StoreError already stays as it is', () => {
  const error = new StoreError('closed');
  assert.equal(storeErrorOf(error, 'F'), error);
});
