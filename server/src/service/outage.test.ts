import assert from 'node:assert/strict';
import test from 'node:test';
import { awaitedLog } from './awaited-log.fixture.ts';
import { Outage } from './outage.ts';

test('one line when it goes, one when it is back, however many questions fail or succeed meanwhile', () => {
  const { lines, log } = awaitedLog();
  let now = 1_000;
  const outage = new Outage({ what: 'InfluxDB', log, now: () => now });
  const told = () =>
    lines.filter(({ level }) => Number(level) > 20).map(({ msg, awaySeconds }) => [msg, awaySeconds]);
  outage.well();
  for (let question = 0; question < 500; question++) outage.failed(new Error('refused'));
  // Small questions are answered while large ones are not.
  for (now = 2_000; now < 62_000; now += 1_000) {
    outage.well();
    outage.failed(new Error('too slow'));
  }
  assert.equal(told().length, 1);
  assert.match(String(told()[0]?.[0]), /^InfluxDB is away/);
  assert.equal(lines[0]?.['reason'], 'refused');
  now += 5_000;
  outage.well();
  outage.well();
  assert.deepEqual(told().slice(1), [['InfluxDB is back', 60]]);
  outage.failed(new Error('again'));
  assert.equal(told().length, 3);
});
