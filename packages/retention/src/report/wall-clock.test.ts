import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WallClockReader } from './wall-clock.ts';

const read = (text: string, order: 'mdy' | 'dmy' = 'mdy', zone = 'America/Los_Angeles') => {
  const found = new WallClockReader(zone, order).read(text);
  return typeof found === 'number' ? new Date(found).toISOString().slice(0, 19) : found;
};

test('times as reports write them', () => {
  const times: Readonly<Record<string, string>> = {
    '8/9/2020 1:53:37 PM': '2020-08-09T13:53:37',
    '12/31/2021 12:00:00 AM': '2021-12-31T00:00:00',
    '1/1/2022 12:30:00 pm': '2022-01-01T12:30:00',
    ' 2/29/2020 ': '2020-02-29T00:00:00',
    '2021-12-31': '2021-12-31T00:00:00',
    '2021-12-31 23:59': '2021-12-31T23:59:00',
    '2021-12-31T23:59:59': '2021-12-31T23:59:59',
  };
  for (const [text, expected] of Object.entries(times)) assert.equal(read(text), expected, text);
  assert.equal(read('8/9/2020 1:53:37 PM', 'dmy'), '2020-09-08T13:53:37');
});

test('an instant is what clocks of the zone showed, also in the night in which they change', () => {
  assert.equal(read('2022-06-01T06:30:00Z'), '2022-05-31T23:30:00');
  assert.equal(read('2022-06-01 06:30:00+02:00', 'mdy', 'Europe/Berlin'), '2022-06-01T06:30:00');
  assert.equal(read('2022-10-30T00:30:00Z', 'mdy', 'Europe/Berlin'), '2022-10-30T02:30:00');
  assert.equal(read('2022-10-30T01:30:00Z', 'mdy', 'Europe/Berlin'), '2022-10-30T02:30:00');
});

test('what does not exist is no time, and nothing is rolled over', () => {
  for (const text of [
    '2/30/2020',
    '13/13/2020',
    '1/1/2020 13:00:00 PM',
    '1/1/2020 0:00:00 AM',
    '1/1/20',
    '2020-13-01',
  ])
    assert.equal(read(text), undefined, text);
  for (const text of ['yesterday', '2021-12-31T25:00', '2021-02-29', '43831', '1.2.2020'])
    assert.equal(read(text), undefined, text);
  assert.equal(read('  '), null);
});

test('dates the other way round are an error and never turned', () => {
  assert.throws(() => read('31/12/2021'), {
    code: 'date-order',
    message: /read as month\/day\/year.*--date-order dmy/,
  });
  assert.throws(() => read('12/31/2021', 'dmy'), { code: 'date-order', message: /--date-order mdy/ });
});
