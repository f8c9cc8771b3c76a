import { addFurtherKind, type FurtherKind } from '../kind/further.ts';
import type { FurtherFigure } from '../figure.ts';
import { ages } from './ages.ts';
import { balance } from './balance.ts';
import { difference } from './difference.ts';
import { grid } from './grid.ts';
import { stacks } from './stacks.ts';

export type * from './figures.ts';
export { formatHours, formatMoney, formatMonth } from './format.ts';
export { agesFigure, gridFigure, stacksFigure } from './overview-figures.ts';
export { balanceFigure, differenceFigure } from './scenario-figures.ts';
export { wordsOf, type RetentionWords } from './words.ts';

/** All kinds of figures about retention; from then on they can be shown and saved like all others. */
export function addRetentionKinds(
  also: (name: FurtherFigure['kind'], kind: FurtherKind) => void = () => undefined,
): void {
  const kinds = { ages, balance, difference, grid, stacks };
  for (const [name, kind] of Object.entries(kinds) as [FurtherFigure['kind'], FurtherKind][]) {
    addFurtherKind(name, kind);
    also(name, kind);
  }
}
