import { conformance } from '../conformance/index.ts';
import { createMemoryStore } from './memory-store.ts';

conformance('the memory store', async () => {
  const store = createMemoryStore();
  return { store, close: () => store.close() };
});
