import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageText, isOld, language } from '../index.ts';

const AS_OF = '2026-11-20T08:40:00Z';
const en = language('en');
const de = language('de');

const at = (instant: string, timeZone = 'Europe/Berlin') => ({ now: Date.parse(instant), timeZone });

test('what a cache gives is not old, what nobody could renew is', () => {
  assert.equal(isOld(AS_OF, at('2026-11-20T08:40:00Z')), false);
  assert.equal(isOld(AS_OF, at('2026-11-20T09:00:00Z')), false);
  assert.equal(isOld(AS_OF, at('2026-11-20T09:00:01Z')), true);
  // A clock that goes wrong.
  assert.equal(isOld(AS_OF, at('2020-01-01T00:00:00Z')), false);
  assert.equal(isOld('nonsense', at('2026-11-20T09:00:01Z')), false);
});

test('today the time of day is enough, by the clock of the reader', () => {
  assert.equal(ageText(AS_OF, at('2026-11-20T22:59:00Z'), en), 'As of 09:40');
  assert.equal(ageText(AS_OF, at('2026-11-20T22:59:00Z'), de), 'Stand 09:40');
  assert.equal(ageText(AS_OF, at('2026-11-20T12:00:00Z', 'America/New_York'), en), 'As of 03:40');
});

test('another day is named, and which day it is depends on where the reader is', () => {
  const midnight = '2026-11-20T23:00:00Z';
  assert.equal(ageText(AS_OF, at(midnight), en), 'As of 20 Nov 2026, 09:40');
  assert.equal(ageText(AS_OF, at(midnight), de), 'Stand 20. Nov. 2026, 09:40');
  assert.equal(ageText(AS_OF, at(midnight, 'America/New_York'), en), 'As of 03:40');
});
