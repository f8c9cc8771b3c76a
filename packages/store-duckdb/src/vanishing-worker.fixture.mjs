import { parentPort } from 'node:worker_threads';

// The real worker, except that it is gone when it is asked to compact.
parentPort?.on('message', ({ operation }) => {
  if (operation === 'compact') process.exit(1);
});
await import('./worker/from-source.mjs');
