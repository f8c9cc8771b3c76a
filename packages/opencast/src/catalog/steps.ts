/**
 * Long work that can be interrupted: a generator yields wherever it may rest. `atOnce` goes through without resting;
 * `inSlices` lets others run in between, so that a service goes on answering while it makes a catalogue of 100,000.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** So many items between two places to rest: well below a millisecond of work. */
export const STEP_ITEMS = 200;
const SLICE_MS = 8;

export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

export async function inSlices<T>(steps: Steps<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    const end = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await new Promise((resume) => setTimeout(resume, 0));
  }
}

export function* mapped<T, R>(items: readonly T[], change: (item: T) => R): Steps<R[]> {
  const changed: R[] = [];
  for (const item of items) {
    changed.push(change(item));
    if (changed.length % STEP_ITEMS === 0) yield;
  }
  return changed;
}
