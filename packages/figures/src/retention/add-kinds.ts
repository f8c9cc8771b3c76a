import type { FurtherFigure } from '../figure.ts';
import { addFurtherKind, type FurtherKind } from '../kind/further.ts';

export type Also = (name: FurtherFigure['kind'], kind: FurtherKind) => void;
type Kinds = Partial<Record<FurtherFigure['kind'], unknown>>;

/** From then on figures of these kinds can be shown and saved like all others. */
export function addKinds(kinds: Kinds, also: Also = () => undefined): void {
  for (const [name, kind] of Object.entries(kinds) as [FurtherFigure['kind'], FurtherKind][]) {
    addFurtherKind(name, kind);
    also(name, kind);
  }
}
