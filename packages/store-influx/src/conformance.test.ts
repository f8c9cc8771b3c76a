import { conformance } from '@oc-stats/store/conformance';
import { test } from 'node:test';
import { openInfluxStore } from './influx-store.ts';
import { startRealInflux, withoutInflux } from './real-influx.fixture.ts';

if (withoutInflux) test('InfluxDB 1.6 conforms', { skip: withoutInflux });
else conformance('InfluxDB 1.6', openOnRealInflux, { durable: true, runs: 20 });

async function openOnRealInflux() {
  const influx = await startRealInflux();
  await influx.query('CREATE DATABASE opencast');
  const open = () => openInfluxStore({ url: influx.url, database: 'opencast', write: true });
  let store = open();
  return {
    store,
    reopen: async () => {
      await store.close();
      store = open();
      return store;
    },
    close: async () => {
      await store.close();
      await influx.close();
    },
  };
}
