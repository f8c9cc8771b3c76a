import { createMemoryStore } from '@oc-stats/store/memory';
import { collectConformance } from '../conformance/collect-conformance.ts';

collectConformance('the memory store', () => {
  const sink = createMemoryStore({ dayZone: 'Europe/Berlin', source: 'matomo' });
  return Promise.resolve({ sink, close: () => sink.close() });
});
