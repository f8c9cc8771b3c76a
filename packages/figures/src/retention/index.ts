import { addKinds, type Also } from './add-kinds.ts';
import { ages } from './ages.ts';
import { grid } from './grid.ts';
import { stacks } from './stacks.ts';

export type * from './figures.ts';
export { formatHours, formatMoney, formatMonth } from './format.ts';
export { agesFigure, gridFigure, stacksFigure } from './overview-figures.ts';
export { wordsOf, type RetentionWords } from './words.ts';

/** What lies there, and what of it is watched. */
export function addOverviewKinds(also?: Also): void {
  addKinds({ ages, grid, stacks }, also);
}
