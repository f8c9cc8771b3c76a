import { linesPicture, type Figure, type Kind, type Language, type Picture } from '@oc-stats/figures';

type Name = Figure['kind'];

/** The kinds of figure that are here: how curves over time are drawn comes with the script. */
const here = new Map<Name, Picture & Partial<Kind>>([['lines', linesPicture]]);

/** `null` until it has been loaded; it may be drawn before it can be put into words. */
export function kindOf(name: Name): (Picture & Partial<Kind>) | null {
  return here.get(name) ?? null;
}

/** The figure in words, once those are here. */
export function sentenceOf(figure: Figure, language: Language): string {
  return here.get(figure.kind)?.sentence?.(figure, language) ?? '';
}

export function addKind(name: Name, kind: Kind): void {
  here.set(name, kind);
}
