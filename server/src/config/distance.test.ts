import assert from 'node:assert/strict';
import test from 'node:test';
import { distance, nearest } from './distance.ts';

test('letters that differ', () => {
  assert.equal(distance('', 'abc'), 3);
  assert.equal(distance('port', 'port'), 0);
  assert.equal(distance('prot', 'port'), 1);
  assert.equal(distance('kitten', 'sitting'), 3);
});

test('what was meant, whatever the style of writing, and nothing when nothing is near', () => {
  const known = ['host', 'port', 'publicUrl', 'retention-policy'];
  assert.equal(nearest('public_url', known), 'publicUrl');
  assert.equal(nearest('retentionPolicy', known), 'retention-policy');
  assert.equal(nearest('hots', known), 'host');
  assert.equal(nearest('colour', known), null);
});
