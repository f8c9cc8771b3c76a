import { parentPort } from 'node:worker_threads';

// The real worker, except that it breaks down when it is asked to compact.
const exits = import.meta.url.includes('exit');
parentPort?.on('message', ({ operation }) => {
  if (operation !== 'compact') return;
  if (exits) process.exit(1);
  throw new Error('out of luck');
});
await import('./worker/from-source.mjs');
