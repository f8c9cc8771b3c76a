import { conformance } from '@oc-stats/store/conformance';
import { TemporaryFolder } from './temporary-folder.fixture.ts';
import { openDuckdbStore } from './open.ts';

conformance('the DuckDB store', openInNewFolder, { durable: true });

async function openInNewFolder() {
  const folder = new TemporaryFolder();
  let store = await openDuckdbStore({ folder: folder.path });
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await openDuckdbStore({ folder: folder.path });
      return store;
    },
    close: async () => {
      await store.close();
      folder.remove();
    },
  };
}
