import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readMediaFiles } from './media-file.ts';
import { readRecordedEvent } from './recorded-event.ts';

const TRACK = {
  uri: 'https://o/assets/a/1/x.mp4',
  url: '',
  flavor: 'presenter/source',
  size: 18_177_577,
  duration: 17_933,
  checksum: '208C25B5F0A7668F4D936CFB11520E6D (md5)',
  tags: ['archive'],
};

describe('readMediaFiles', () => {
  it('reads a track of the archive', () => {
    assert.deepEqual(readMediaFiles([TRACK]), [
      {
        url: 'https://o/assets/a/1/x.mp4',
        size: 18_177_577,
        checksum: '208c25b5f0a7668f4d936cfb11520e6d',
        duration: 17_933,
        flavor: 'presenter/source',
        tags: ['archive'],
      },
    ]);
  });

  it('bears what became of XML: one for a list, text for numbers, texts beside attributes', () => {
    const { uri: url, ...rest } = TRACK;
    const collapsed = {
      ...rest,
      url,
      size: '18177577',
      duration: '17933',
      checksum: { type: 'md5', $: '208c25b5f0a7668f4d936cfb11520e6d' },
      tags: { tag: 'archive' },
    };
    assert.deepEqual(readMediaFiles(collapsed), readMediaFiles([TRACK]));
    assert.deepEqual(readMediaFiles({ url: 'u', tags: { tag: ['a', 'b'] }, type: 'presenter/delivery' })[0], {
      url: 'u',
      size: null,
      checksum: null,
      duration: null,
      flavor: 'presenter/delivery',
      tags: ['a', 'b'],
    });
  });

  it('takes what nobody measured for unknown, and what has no address for nothing', () => {
    const unmeasured = readMediaFiles([{ url: 'u', size: -1, checksum: '', duration: 0, tags: '' }]);
    assert.deepEqual(unmeasured, [
      { url: 'u', size: null, checksum: null, duration: null, flavor: '', tags: [] },
    ]);
    for (const nothing of [null, undefined, '', [], {}, [null, 'x', 5], [{ size: 5 }]])
      assert.deepEqual(readMediaFiles(nothing), [], JSON.stringify(nothing));
  });

  it('reads anything without failing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (answer) => {
        for (const { size, url } of readMediaFiles(answer))
          assert.ok(url !== '' && (size === null || size > 0));
      }),
    );
  });
});

describe('readRecordedEvent', () => {
  it('tells what lies where, and how it came', () => {
    const event = readRecordedEvent({
      identifier: 'a',
      creator: 'Moodle',
      source: 'https://data.example.org',
      location: 'Hörsaal 1',
      processing_state: 'SUCCEEDED',
      archive_version: '3',
      scheduling: { agent_id: 'ca24', start: '', end: '', inputs: ['default'] },
      publications: {
        channel: 'engage-player',
        media: { url: 'https://o/static/m.mp4', size: '7' },
        attachments: [{ url: 'https://o/static/p.jpg', size: -1 }],
        metadata: '',
      },
    });
    const { agent, archiveVersion, creator, location, processingState, source } = event;
    assert.deepEqual(
      { agent, archiveVersion, creator, location, processingState, source },
      {
        agent: 'ca24',
        archiveVersion: 3,
        creator: 'Moodle',
        location: 'Hörsaal 1',
        processingState: 'SUCCEEDED',
        source: 'https://data.example.org',
      },
    );
    assert.deepEqual(
      event.publications.map(({ channel, files }) => [channel, files.map(({ size }) => size)]),
      [['engage-player', [7, null]]],
    );
  });

  it('knows no version and no agent where there is none', () => {
    const { agent, archiveVersion, publications } = readRecordedEvent({ identifier: 'a', scheduling: {} });
    assert.deepEqual([agent, archiveVersion, publications], [null, null, []]);
  });
});
