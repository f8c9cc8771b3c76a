import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readEvent } from './opencast-event.ts';

describe('readEvent', () => {
  it('takes the length from what was published when the catalogue has none', () => {
    const publications = [
      { channel: 'engage-player', media: [{ duration: 17_933 }, { duration: 17_940 }, { duration: -1 }, {}] },
      { channel: 'oaipmh', media: [] },
    ];
    assert.equal(readEvent({ duration: null, publications }).duration, 17_940);
    assert.equal(readEvent({ duration: 5_000, publications }).duration, 5_000);
    assert.equal(readEvent({ duration: 0, publications }).duration, 17_940);
    assert.equal(readEvent({ duration: null }).duration, null);
  });

  it('bears collapsed lists and numbers as text', () => {
    const publications = { media: { duration: '1000' } };
    const event = readEvent({
      identifier: 'a',
      presenter: 'One Person',
      publications,
      publication_status: '',
    });
    assert.deepEqual([event.duration, event.presenters, event.channels], [1_000, ['One Person'], []]);
  });

  it('reads empty texts as nothing, except the title', () => {
    const event = readEvent({
      identifier: 'a',
      title: '',
      is_part_of: '',
      series: '',
      start: '',
      created: '',
    });
    assert.deepEqual(
      [event.title, event.seriesId, event.seriesTitle, event.start, event.created],
      ['', null, null, null, null],
    );
  });

  it('leaves markup in titles alone', () => {
    const title = '<img src=x onerror=alert(1)> &amp; </script>';
    assert.equal(readEvent({ title }).title, title);
  });
});
