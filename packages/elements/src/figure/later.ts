import { roomOnTheLine } from '../pace/first-picture.ts';
import { allWords } from '../controllers/dictionaries.ts';
import type * as File from './apparatus.ts';

let here: typeof File | null = null;
let loading: Promise<void> | null = null;

/** `null` until it has been loaded. */
export function apparatusFile(): typeof File | null {
  return here;
}

/** Resolves when the apparatus is here, which is loaded once a page; without a network pictures stay without it. */
export function loadApparatus(): Promise<void> | null {
  if (here) return null;
  loading ??= roomOnTheLine()
    .then(() => Promise.all([import('./apparatus.ts'), allWords()]))
    .then(async ([file]) => {
      await file.prepare();
      here = file;
    })
    .catch(
      // Whoever comes next tries again.
      () => void (loading = null),
    );
  return loading;
}
