import assert from 'node:assert/strict';
import { test } from 'node:test';
import { language } from '../index.ts';
import { formatBucket } from './bucket.ts';
import { formatClock } from './clock.ts';
import { formatDay } from './day.ts';
import { formatInstant } from './instant.ts';
import { formatNumber } from './number.ts';
import { formatRange } from './range.ts';
import { formatChange, formatShare } from './share.ts';
import { formatItem, formatTitle, isolate } from './title.ts';

const en = language('en');
const de = language('de');
const plain = (text: string) => text.replace(/[\u00a0\u2009\u202f]/g, ' ');

test('numbers and shares', () => {
  assert.equal(formatNumber(1_234_567, en), '1,234,567');
  assert.equal(formatNumber(1_234_567, de), '1.234.567');
  assert.equal(formatShare(0.1234, en), '12%');
  assert.equal(plain(formatShare(0.0123, de)), '1,2 %');
  assert.equal(formatShare(1.07, en), '107%');
  assert.equal(formatChange(0.12, en), '+12%');
  assert.equal(formatChange(0, en), '0%');
});

test('days are labels, whatever the zone of the machine', () => {
  assert.equal(formatDay('2026-10-05', en), '5 Oct 2026');
  assert.equal(formatBucket('2026-10-05', 'day', en), 'Mon, 5 Oct 2026');
  assert.equal(formatBucket('2026-10-05', 'week', en), 'week of 5 Oct 2026');
  assert.equal(formatBucket('2026-10-01', 'month', en), 'Oct 2026');
  assert.equal(formatBucket('2026-01-01', 'year', en), '2026');
  assert.equal(formatBucket('2024-02-29', 'day', de), 'Do., 29. Feb. 2024');
  assert.equal(plain(formatRange('2026-01-01', '2026-02-20', en)), '1 Jan – 20 Feb 2026');
});

test('places in a video', () => {
  assert.deepEqual(
    [0, 9, 192, 3_599.99, 3_765, 36_000].map((seconds) => formatClock(seconds, en)),
    ['0:00', '0:09', '3:12', '59:59', '1:02:45', '10:00:00'],
  );
  // Three tenths of a second, three times, are not two seconds.
  assert.equal(formatClock(0.1 + 0.2 + 2.7, en), '0:03');
});

test('an instant by the clock of the data', () => {
  assert.equal(formatInstant('2026-07-01T22:30:00Z', 'Europe/Berlin', en), '2 Jul 2026, 00:30');
});

test('titles are one line of visible text', () => {
  assert.equal(formatTitle('  a\n\tb\u0000c  ', en), 'a b c');
  assert.equal(formatTitle('\u202e\u2066', en), 'Untitled');
  assert.equal(formatTitle('', de), 'Ohne Titel');
  assert.equal(formatTitle('x\ud800', en), 'x\ufffd');
  assert.equal(formatTitle('👩🏽‍🔬', en), '👩🏽‍🔬');
  assert.ok(formatTitle('x'.repeat(10_000), en).length <= 300);
  assert.equal(formatItem({ id: '-', title: '' }, de), 'Ohne Serie');
});

test('only text that runs from the right is kept apart', () => {
  assert.equal(isolate('Sortieren'), 'Sortieren');
  assert.equal(isolate('مقدمة'), '\u2068مقدمة\u2069');
});
