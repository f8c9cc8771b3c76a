import { linesPicture, type Figure, type Kind, type Language, type Picture } from '@oc-stats/figures';
import { unreachable } from '../client/failure.ts';
import { allWords } from '../controllers/dictionaries.ts';
import { apparatusFile, loadApparatus } from './later.ts';
import { expectPicture, roomOnTheLine } from '../pace/first-picture.ts';

type Name = Figure['kind'];

/** How curves over time are drawn comes with the script; the other kinds are files that only their readers load. */
const FILES: Partial<Readonly<Record<Name, () => Promise<Kind>>>> = {
  bars: () => import('@oc-stats/figures/kind/bars').then(({ bars }) => bars),
  curve: () => import('@oc-stats/figures/kind/curve').then(({ curve }) => curve),
  heat: () => import('@oc-stats/figures/kind/heat').then(({ heat }) => heat),
};

const here = new Map<Name, Picture & Partial<Kind>>([['lines', linesPicture]]);
const loading = new Map<Name, Promise<void>>();

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

/** Resolves when a kind is here; `null` when there is nothing to wait for. Rejects with a `StatsFailure`. */
export function loadKind(name: Name): Promise<void> | null {
  const file = FILES[name];
  if (!file) expectPicture();
  if (!file || here.has(name)) return null;
  const waiting =
    loading.get(name) ??
    roomOnTheLine()
      // Their files share code with the apparatus, and heat maps get their inks from it.
      .then(async () => (await Promise.all([file(), allWords(), loadApparatus()]))[0])
      .then((kind) => {
        if (!apparatusFile()) throw new Error('no apparatus');
        addKind(name, kind);
      })
      .catch(() => {
        // Whoever tries again asks again.
        loading.delete(name);
        throw unreachable(import.meta.url);
      });
  loading.set(name, waiting);
  return waiting;
}
