import type { Grant } from './grant.ts';

/** A signature takes longer to verify than many a question to answer, and a batch asks up to a hundred. */
const KEEP_MS = 1_000;

/** What may be seen, for somebody who goes on asking: found out anew each second, whichever way the clock went. */
export function renewed(first: Grant, again: () => Promise<Grant>, now: () => number): () => Promise<Grant> {
  let at = now();
  let grant = Promise.resolve(first);
  return () => {
    if (Math.abs(now() - at) >= KEEP_MS) {
      at = now();
      grant = again();
    }
    return grant;
  };
}
