import { whenCalm } from './turn.ts';

/** A file that does not come must not keep the questions of those who are here. */
const PATIENCE_MS = 1_000;

const awaited = new Set<Promise<unknown>>();

/** More elements of this page are on their way: their questions travel with those of the elements that are here. */
export function awaitElements(defined: Promise<unknown>): void {
  const here = defined.then(
    () => void awaited.delete(here),
    () => void awaited.delete(here),
  );
  awaited.add(here);
}

/** Runs when all elements of the page have asked what they want to know. */
export function whenAllHaveAsked(run: () => void): void {
  if (awaited.size === 0) return whenCalm(run);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  void Promise.race([Promise.all(awaited), late]).then(() => whenCalm(run));
}
