import type { FurtherFigure } from '../figure.ts';
import type { Language } from '../language.ts';
import type { Readout } from '../point/readout.ts';
import type { Stop } from '../point/stop.ts';
import type { Table } from '../read/table.ts';
import type { Scene } from '../scene.ts';
import type { Kind } from './kind.ts';

/** A kind that says itself what is said of all the others in one place. */
export interface FurtherKind<F extends FurtherFigure = FurtherFigure> extends Kind<F> {
  empty(figure: F, language: Language): string;
  table(figure: F, language: Language): Omit<Table, 'caption'>;
  notes(figure: F, language: Language): string[];
  /** Of a stop that the scene has. */
  readout(figure: F, stop: Required<Stop>, language: Language, scene: Scene): Readout;
  /** What each of its words means, behind "?". */
  definitions(figure: F, language: Language): readonly Definition[];
}

export interface Definition {
  readonly label: string;
  readonly text: string;
}

const here = new Map<string, FurtherKind>();

/** For whoever loads a kind: from then on its figures can be shown like all others. */
export function addFurtherKind<F extends FurtherFigure>(name: F['kind'], kind: FurtherKind<F>): void {
  here.set(name, kind);
}

export function furtherKind({ kind }: FurtherFigure): FurtherKind {
  const found = here.get(kind);
  if (found) return found;
  throw new Error(`How to show "${kind}" has not been loaded.`);
}
