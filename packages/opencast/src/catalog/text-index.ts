import { foldText, foldUmlauts } from './fold-text.ts';
import { STEP_ITEMS, type Steps } from './steps.ts';

/** Which of the texts hold all words of a query, each word anywhere inside a word. */
export interface TextIndex {
  /** One mark a text, 0 for those that do not match; `null` when the query asks for nothing. */
  match(query: string): Uint8Array | null;
}

/** Nobody types more; further words of a longer text do not narrow the search. */
const MAX_WORDS = 32;

/**
 * A university of 100,000 recordings has some ten thousand different words. So a query word is looked for in one
 * string of all different words, and only the texts with the words found are touched.
 */
export function* textIndex(texts: readonly string[]): Steps<TextIndex> {
  const words = new Map<string, number>();
  const forms = new Map<string, readonly number[]>();
  const uses: number[] = [];
  const ends = new Uint32Array(texts.length);
  for (const [at, text] of texts.entries()) {
    for (const word of text.split(SPACES)) {
      let ids = forms.get(word);
      if (!ids) forms.set(word, (ids = formsOf(word).map((form) => idOf(words, form))));
      for (const id of ids) uses.push(id);
    }
    ends[at] = uses.length;
    if (at % STEP_ITEMS === 0) yield;
  }
  const vocabulary = createVocabulary([...words.keys()]);
  const postings = yield* postingsOf(words.size, uses, ends);

  return {
    match(query) {
      const asked = queryWords(query);
      if (asked.length === 0) return null;
      const marks = new Uint8Array(texts.length);
      for (const [done, forms] of asked.entries()) {
        for (const form of forms) vocabulary.findAll(form, (word) => postings.raise(word, marks, done));
      }
      for (let at = 0; at < marks.length; at++) if (marks[at] !== asked.length) marks[at] = 0;
      return marks;
    },
  };
}

const SPACES = /\s+/u;

function idOf(words: Map<string, number>, word: string): number {
  let id = words.get(word);
  if (id === undefined) words.set(word, (id = words.size));
  return id;
}

/** One or two, or more for the rare character that folds to a phrase, or none at all. */
function formsOf(word: string): readonly string[] {
  return [...new Set([...wordsIn(foldText(word)), ...wordsIn(foldUmlauts(word))])];
}

/** Each word in both spellings of its umlauts, so that Mueller finds Müller and Müller finds Mueller. */
function queryWords(query: string): readonly (readonly string[])[] {
  const plain = wordsIn(foldText(query));
  const spelt = wordsIn(foldUmlauts(query));
  const forms = new Map(plain.map((word, at) => [word, [...new Set([word, spelt[at] ?? word])]]));
  return [...forms.values()].slice(0, MAX_WORDS);
}

function wordsIn(folded: string): string[] {
  return folded.split(SPACES).filter((word) => word !== '');
}

interface Vocabulary {
  findAll(part: string, found: (word: number) => void): void;
}

function createVocabulary(words: readonly string[]): Vocabulary {
  const all = words.join('\n');
  const starts = new Uint32Array(words.length + 1);
  for (const [at, word] of words.entries()) starts[at + 1] = (starts[at] ?? 0) + word.length + 1;
  return {
    findAll(part, found) {
      let at = all.indexOf(part);
      while (at >= 0) {
        const word = lastAtOrBelow(starts, at);
        found(word);
        at = all.indexOf(part, starts[word + 1]);
      }
    },
  };
}

function lastAtOrBelow(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Postings {
  /** Marks the texts with that word that had all `done` words before. */
  raise(word: number, marks: Uint8Array, done: number): void;
}

function* postingsOf(count: number, uses: readonly number[], ends: Uint32Array): Steps<Postings> {
  const starts = new Uint32Array(count + 1);
  for (const word of uses) starts[word + 1] = (starts[word + 1] ?? 0) + 1;
  for (let word = 0; word < count; word++) starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
  const fill = starts.slice();
  const texts = new Uint32Array(uses.length);
  let use = 0;
  for (const [text, end] of ends.entries()) {
    for (; use < end; use++) {
      const word = uses[use] ?? 0;
      const at = fill[word] ?? 0;
      texts[at] = text;
      fill[word] = at + 1;
    }
    if (text % STEP_ITEMS === 0) yield;
  }
  return {
    raise(word, marks, done) {
      const end = starts[word + 1] ?? 0;
      for (let at = starts[word] ?? 0; at < end; at++) {
        const text = texts[at] ?? 0;
        if (marks[text] === done) marks[text] = done + 1;
      }
    },
  };
}
