import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { MediaFile } from '@oc-stats/opencast';
import { storedBytes } from './stored-bytes.ts';

/** What lies on the disk, and under which names Opencast tells it. */
interface OnDisk {
  readonly inode: number;
  readonly names: readonly {
    readonly where: 'archive' | 'publication';
    readonly address: number;
    readonly isChecked: boolean;
    readonly isSigned: boolean;
  }[];
}

const name = fc.record({
  where: fc.constantFrom('archive' as const, 'publication' as const),
  address: fc.nat(3),
  isChecked: fc.boolean(),
  isSigned: fc.boolean(),
});

/** Every file has a size of its own, so that no two are alike by accident. */
const disk = fc
  .array(fc.array(name, { minLength: 1, maxLength: 6 }), { maxLength: 6 })
  .map((all) => all.map((names, inode): OnDisk => ({ inode, names })));

const sizeOf = (inode: number) => 1_000 + inode * 7;

function told({ inode, names }: OnDisk, where: string): MediaFile[] {
  return names
    .filter((one) => one.where === where)
    .map(({ address, isChecked, isSigned }) => ({
      url: `https://o/${where}/${inode}/${address}/v.mp4${isSigned ? `?policy=${Math.random()}&signature=1` : ''}`,
      size: sizeOf(inode),
      checksum: isChecked ? `sum-${inode}` : null,
      duration: 60_000,
      flavor: 'presenter/delivery',
      tags: [],
    }));
}

describe('storedBytes', () => {
  it('is what a look at the disks would find, however many names a file has and in whatever order', () => {
    fc.assert(
      fc.property(disk, fc.func(fc.nat()), (files, shuffle) => {
        const order = (a: MediaFile, b: MediaFile) => shuffle(a.url) - shuffle(b.url);
        const archived = files.flatMap((file) => told(file, 'archive')).sort(order);
        const published = files.flatMap((file) => told(file, 'publication')).sort(order);
        const bytes = (wheres: readonly string[]) => {
          const found = files.filter(({ names }) => names.some(({ where }) => wheres.includes(where)));
          return found.length === 0 ? null : found.reduce((sum, { inode }) => sum + sizeOf(inode), 0);
        };
        assert.deepEqual(storedBytes(archived, published), {
          total: bytes(['archive', 'publication']),
          archived: bytes(['archive']),
          published: bytes(['publication']),
          unmeasured: 0,
        });
      }),
      { numRuns: 500 },
    );
  });

  const file = (url: string, other: Partial<MediaFile> = {}): MediaFile => ({
    url,
    size: 100,
    checksum: null,
    duration: 5_000,
    flavor: '',
    tags: [],
    ...other,
  });
  const total = (...files: MediaFile[]) => storedBytes([], files).total;

  it('counts two files of one size twice when their checksums differ', () => {
    assert.equal(total(file('a', { checksum: '1' }), file('b', { checksum: '2' })), 200);
    assert.equal(total(file('a', { checksum: '1' }), file('b', { checksum: '2' }), file('c')), 200);
  });

  it('counts two files of one size twice when their lengths differ', () => {
    assert.equal(total(file('a'), file('b', { duration: 5_001 })), 200);
    assert.equal(total(file('a', { duration: null }), file('b', { duration: null })), 200);
  });

  it('passes over what a signature adds to an address', () => {
    const signed = (signature: string) => file(`a?policy=x&signature=${signature}`, { duration: null });
    assert.equal(total(signed('1'), signed('2')), 100);
  });

  it('joins what is the same through a third', () => {
    const both = file('a', { checksum: '1' });
    assert.equal(total(file('a', { size: null }), file('b', { checksum: '1' }), both), 100);
    assert.equal(total(both, file('b', { checksum: '1' }), file('a', { size: null })), 100);
  });

  it('knows no sum of what nobody measured, and says how much it does not know', () => {
    assert.deepEqual(storedBytes([file('a', { size: null })], []), {
      total: null,
      archived: null,
      published: null,
      unmeasured: 1,
    });
    // A picture has no length; that its size is unknown is nothing to be told.
    const picture = file('p', { size: null, duration: null });
    assert.deepEqual(storedBytes([file('a')], [file('b', { size: null }), picture]), {
      total: 100,
      archived: 100,
      published: null,
      unmeasured: 1,
    });
  });
});
