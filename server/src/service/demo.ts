import { createCatalog, createOpencastClient, loadCatalog } from '@oc-stats/opencast';
import { createFakeOpencast, type University } from '@oc-stats/opencast/fake';
import { demoInventory } from '../demo/demo-inventory.ts';
import { demoPlays } from '../demo/demo-plays.ts';
import type { Demo } from './adapters.ts';

export { demoUniversity } from '../demo/demo-university.ts';

const ACCOUNT = { user: 'oc-stats', password: 'demo' };

/** A whole Opencast in this process, read through the same client as a real one. */
export async function openDemo(university: University, timeZone: string): Promise<Demo> {
  const { seed } = university;
  const opencast = createFakeOpencast(university, ACCOUNT);
  const client = createOpencastClient({
    uri: 'http://opencast.invalid',
    ...ACCOUNT,
    fetch: async (input, init) => opencast.fetch(new Request(input, init)),
  });
  const catalog = createCatalog(await loadCatalog(client, undefined, { timeZone }));
  return {
    catalog,
    seed,
    terms: university.terms.map(({ id, title, from, to }) => ({ id, title, from, to })),
    inventory: (asOf) => demoInventory(university, asOf),
    plays: (through) => demoPlays(university, { seed, through }),
  };
}
