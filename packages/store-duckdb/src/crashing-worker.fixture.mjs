import { parentPort } from 'node:worker_threads';

// The real worker, except that it breaks down when it is asked to compact.
parentPort?.on('message', ({ operation }) => {
  if (operation === 'compact') throw new Error('out of luck');
});
await import('./worker/from-source.mjs');
