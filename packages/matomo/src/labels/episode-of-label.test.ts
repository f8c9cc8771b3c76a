import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MAX_ID_LENGTH } from '@oc-stats/contract';
import { isId } from '@oc-stats/store';
import { episodeOfLabel } from './episode-of-label.ts';

const ID = '6d3004a3-a581-4fdd-9dab-d4ed02f125f8';
const OTHER = '0f1e2d3c-4b5a-4968-8776-655443322110';

const readable: readonly (readonly [string, string])[] = [
  [`/engage/theodul/ui/core.html?id=${ID}`, ID],
  [`engage/theodul/ui/core.html?id=${ID}`, ID],
  [`/engage/ui/watch.html?id=short`, 'short'],
  [`/engage/ui/watch.html?mode=embed&id=${ID}&t=30`, ID],
  [`/engage/ui/watch.html?mode=embed&amp;id=${ID}`, ID],
  [`/engage/ui/watch.html?id=${ID}#t=30`, ID],
  [`/engage/ui/watch.html?id=first&id=${ID}`, ID],
  [`/paella/ui/watch.html?id=${ID}`, ID],
  [`/paella7/ui/watch.html?id=${ID}`, ID],
  [`/play/${ID}`, ID],
  ['/engage/ui/watch.html?id=a%20b%2Fc%3F%C3%BC', 'a b/c?ü'],
  ['/engage/ui/watch.html?id=100%', '100%'],
  ['/engage/ui/watch.html?id=a+b', 'a+b'],
  [`/static/mh_default_org/engage-player/${ID}/${OTHER}/video.mp4`, ID],
  [`/static/engage-player/${ID}/${OTHER}/video.mp4`, ID],
  ['/static/org/engage-player/lecture-01/track/video.mp4', 'lecture-01'],
  [`/static/org/api/${ID}/${OTHER}/video.mp4`, ID],
  [`https://video.example.org/engage/ui/watch.html?id=${ID}`, ID],
  [`https://video.example.org/play/${ID}`, ID],
];
for (const [label, episode] of readable) {
  test(`${label} is about ${episode}`, () => assert.deepEqual(episodeOfLabel(label), { episode }));
}

const unreadable = [
  '',
  '/',
  'Others',
  '/live/stream.m3u8',
  '/engage/ui/index.html',
  '/engage/ui/watch.html?ids=1&mid=2',
  '/static/org/engage-player',
  '/static/org/other/video.mp4',
  '/some/video.mp4',
  'https://video.example.org',
  'https://',
];
for (const label of unreadable) {
  test(`${JSON.stringify(label)} names no event`, () =>
    assert.deepEqual(episodeOfLabel(label), { unresolved: 'no-id' }));
}

const impossible = ['', '%00', 'a%0Ab', '%1B[31m', 'x'.repeat(MAX_ID_LENGTH + 1), '\ud800'];
for (const id of impossible) {
  test(`${JSON.stringify(id).slice(0, 20)} cannot be an event`, () => {
    assert.deepEqual(episodeOfLabel(`/engage/ui/watch.html?id=${id}`), { unresolved: 'bad-id' });
  });
}

test('any id that is well encoded comes back, wherever it stands', () => {
  const id = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 60 })
    .filter((text) => [...text].every((character) => character >= ' ' && character !== '\u007f'));
  fc.assert(
    fc.property(id, (episode) => {
      const encoded = encodeURIComponent(episode);
      for (const label of [`/engage/a.html?id=${encoded}&x=1`, `/static/o/engage-player/${encoded}/x`]) {
        assert.deepEqual(episodeOfLabel(label), { episode });
      }
    }),
  );
});

test('whatever a label holds, the answer is an id that can be stored or a reason', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ maxLength: 80 }).map((text) => `/engage/${text}?id=${text}`),
    fc.string({ maxLength: 80 }).map((text) => `/static/${text}player/${text}`),
  );
  fc.assert(
    fc.property(hostile, (label) => {
      const reading = episodeOfLabel(label);
      assert.ok('unresolved' in reading || isId(reading.episode));
    }),
  );
});
