import { linesKind, type Figure, type Kind } from '@oc-stats/figures';
import { unreachable } from '../client/failure.ts';

type Name = Figure['kind'];

/** Curves over time come with the script; the other kinds are files that only their readers load. */
const FILES: Partial<Readonly<Record<Name, () => Promise<Kind>>>> = {
  bars: () => import('@oc-stats/figures/kind/bars').then(({ bars }) => bars),
  curve: () => import('@oc-stats/figures/kind/curve').then(({ curve }) => curve),
  heat: () => import('@oc-stats/figures/kind/heat').then(({ heat }) => heat),
};

const here = new Map<Name, Kind>([['lines', linesKind]]);
const loading = new Map<Name, Promise<void>>();

/** `null` until it has been loaded. */
export function kindOf(name: Name): Kind | null {
  return here.get(name) ?? null;
}

/** Resolves when a kind is here; `null` when there is nothing to wait for. Rejects with a `StatsFailure`. */
export function loadKind(name: Name): Promise<void> | null {
  const file = FILES[name];
  if (!file || here.has(name)) return null;
  const waiting =
    loading.get(name) ??
    file().then(
      (kind) => void here.set(name, kind),
      () => {
        // Whoever tries again asks again.
        loading.delete(name);
        throw unreachable(import.meta.url);
      },
    );
  loading.set(name, waiting);
  return waiting;
}
