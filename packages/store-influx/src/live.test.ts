import { describe, it } from 'node:test';
import { conformance } from '@oc-stats/store/conformance';
import { checkInflux } from './check/check-influx.ts';
import { openInfluxStore } from './influx-store.ts';
import type { InfluxOptions } from './influx-options.ts';

// Against servers that somebody runs elsewhere, into a bucket or database that may be filled with nonsense.
const INFLUX2 = live('INFLUX2', 'BUCKET');
const INFLUX3 = live('INFLUX3', 'DATABASE');

if (INFLUX2) {
  conformance(
    'a live InfluxDB 2',
    async () => {
      const store = openInfluxStore({ ...INFLUX2, write: true });
      return { store, close: () => store.close() };
    },
    { runs: 5 },
  );
} else
  it('a live InfluxDB 2 conforms', {
    skip: 'INFLUX2_URL, INFLUX2_TOKEN, INFLUX2_ORG and INFLUX2_BUCKET are not set',
  });

describe(
  'a live InfluxDB 3',
  { skip: INFLUX3 ? false : 'INFLUX3_URL, INFLUX3_TOKEN and INFLUX3_DATABASE are not set' },
  () => {
    it('is read: it cannot be written, so what is there is looked at', async () => {
      const wrong = (await checkInflux(INFLUX3!)).filter(({ ok, code }) => !ok && code !== 'empty');
      if (wrong.length > 0) throw new Error(wrong.map(({ message }) => message).join(' '));
    });
  },
);

function live(prefix: string, place: string): InfluxOptions | null {
  const value = (name: string) => process.env[`${prefix}_${name}`] ?? '';
  if (value('URL') === '') return null;
  return { url: value('URL'), token: value('TOKEN'), org: value('ORG'), database: value(place) };
}
