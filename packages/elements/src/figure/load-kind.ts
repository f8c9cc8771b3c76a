import type { Figure, Kind } from '@oc-stats/figures';
import { unreachable } from '../client/failure.ts';
import { allWords } from '../controllers/dictionaries.ts';
import { expectPicture, roomOnTheLine } from '../pace/first-picture.ts';
import { addKind, kindOf } from './kinds.ts';
import { apparatusFile, loadApparatus } from './later.ts';

type Name = Figure['kind'];

/** Every other kind is a file that only its readers load. */
const FILES: Partial<Readonly<Record<Name, () => Promise<Kind>>>> = {
  bars: () => import('@oc-stats/figures/kind/bars').then(({ bars }) => bars),
  curve: () => import('@oc-stats/figures/kind/curve').then(({ curve }) => curve),
  heat: () => import('@oc-stats/figures/kind/heat').then(({ heat }) => heat),
};

const loading = new Map<Name, Promise<void>>();

/** Resolves when a kind is here; `null` when there is nothing to wait for. Rejects with a `StatsFailure`. */
export function loadKind(name: Name): Promise<void> | null {
  const file = FILES[name];
  if (!file) expectPicture();
  if (!file || kindOf(name)) return null;
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
