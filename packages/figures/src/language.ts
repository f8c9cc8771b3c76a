import type { Words } from './words/en.ts';

/** A language is a tag for `Intl` and a dictionary; every text that a reader sees takes one as an argument. */
export interface Language {
  readonly tag: string;
  readonly words: Words;
}
