import { primaryOf, type Words } from '@oc-stats/figures';

/** The first words of English come with the script; every other language is a file that only its readers load. */
const FILES: Readonly<Record<string, () => Promise<{ readonly words: Words }>>> = {
  de: () => import('@oc-stats/figures/words/de'),
};

const loaded: Record<string, Words> = {};
const loading = new Map<string, Promise<void>>();
/** Also those that could not be had: then English has to do. */
const settled = new Set<string>();

export const dictionaries: Readonly<Record<string, Words>> = loaded;

/** Resolves when the words of a language are here; `null` when there is nothing to wait for. */
export function dictionaryFor(tag: string): Promise<void> | null {
  const primary = primaryOf(tag);
  if (!(primary in FILES) || settled.has(primary)) return null;
  const waiting = loading.get(primary) ?? load(primary);
  loading.set(primary, waiting);
  return waiting;
}

/** The rest of English, for everything but the first picture; readers of other languages need it where a term is missing. */
export async function allWords(): Promise<void> {
  await import('./all-words.ts');
}

async function load(primary: string): Promise<void> {
  try {
    const file = await FILES[primary]?.();
    if (file) loaded[primary] = file.words;
  } catch {
    // Another element of the page needs no second try: what is missing now stays missing.
  }
  settled.add(primary);
}
