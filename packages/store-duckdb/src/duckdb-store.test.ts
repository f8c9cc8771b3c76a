import { conformance } from '@oc-stats/store/conformance';
import { TemporaryFolder } from './temporary-folder.fixture.ts';

conformance('the DuckDB store', openInNewFolder, { durable: true });

async function openInNewFolder() {
  const folder = new TemporaryFolder();
  let store = await folder.open(folder.path);
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await folder.open(folder.path);
      return store;
    },
    close: async () => {
      await store.close();
      await folder.remove();
    },
  };
}
