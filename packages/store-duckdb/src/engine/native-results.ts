import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * A result lies outside V8's heap until V8 collects the small object that stands for it, and the binding does not tell
 * V8 how large it is: left to itself, a thread that does little else than ask keeps a hundred megabytes of results that
 * nobody reads any more. So they are counted, and after so many bytes V8 is asked to collect.
 */
const MUCH = 4_000_000;
let uncollected = 0;

export function noteResult(bytes: number): void {
  uncollected += bytes;
}

/** Takes some milliseconds: for a moment in which nobody waits. */
export function collectResults(): void {
  if (uncollected < MUCH) return;
  uncollected = 0;
  collector()();
}

let found: (() => void) | undefined;

/** Node gives it away only by a flag, and no flag can be given to a worker alone. */
function collector(): () => void {
  if (found) return found;
  setFlagsFromString('--expose-gc');
  found = runInNewContext('gc') as () => void;
  return found;
}
