import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { asEnvironment, findings, required } from './findings.mjs';

const before = { ...process.env };

describe('what is on the machine', () => {
  afterEach(() => {
    for (const name of ['CHROME_PATH', 'OC_STATS_FIXTURES', 'OC_STATS_REQUIRE']) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  });

  it('is what the environment says, if that is there', () => {
    process.env.CHROME_PATH = process.execPath;
    process.env.OC_STATS_FIXTURES = '/nowhere/at/all';
    const found = findings();
    assert.equal(found.chromium, process.execPath);
    assert.equal(found.fixtures, undefined);
    assert.equal(asEnvironment(found).OC_STATS_FIXTURES, '');
  });

  it('may be required by name', () => {
    process.env.OC_STATS_REQUIRE = 'chromium, influxdb,';
    assert.deepEqual([...required()], ['chromium', 'influxdb']);
  });
});
