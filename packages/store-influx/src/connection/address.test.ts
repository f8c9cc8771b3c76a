import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { influxAddress, shownAddress } from './address.ts';

describe('the address of InfluxDB', () => {
  it('is read however people write the host', () => {
    const cases: [string, string][] = [
      ['localhost', 'http://localhost:8086'],
      ['http://localhost', 'http://localhost:8086'],
      ['http://localhost/', 'http://localhost:8086'],
      [' HTTPS://influx.example.org ', 'https://influx.example.org:8086'],
      ['http://localhost:9999', 'http://localhost:9999'],
      ['localhost:9999/', 'http://localhost:9999'],
      ['https://example.org/influx/', 'https://example.org:8086/influx'],
      ['example.org/a/b', 'http://example.org:8086/a/b'],
      ['::1', 'http://[::1]:8086'],
      ['[::1]', 'http://[::1]:8086'],
      ['http://[fe80::1]:99', 'http://[fe80::1]:99'],
      ['10.0.0.7', 'http://10.0.0.7:8086'],
    ];
    for (const [host, expected] of cases) assert.equal(influxAddress(host, 8086), expected, host);
  });

  it('is refused with a sentence where it cannot be one', () => {
    for (const host of ['', 'ftp://host', 'http://user:password@host', 'a b', 'http://', 'http:///x']) {
      assert.throws(
        () => influxAddress(host, 8086),
        { code: 'invalid', message: /address of InfluxDB cannot be used/ },
        host,
      );
    }
    assert.throws(() => influxAddress('host', 0), { code: 'invalid', message: /port is 0/ });
    assert.throws(
      () => influxAddress('user:secret@host', 1),
      (error: Error) => !error.message.includes('secret'),
    );
  });

  it('is shown without credentials', () => {
    assert.equal(shownAddress('http://user:secret@host:8086/path/?token=x'), 'host:8086/path');
  });
});
