import { addKinds, type Also } from './add-kinds.ts';
import { balance } from './balance.ts';
import { difference } from './difference.ts';

export { labWordsOf, type LabWords } from './lab-words.ts';
export { balanceFigure, differenceFigure } from './scenario-figures.ts';

/** What plans would do. Who only looks at what lies there does not load it. */
export function addPlanKinds(also?: Also): void {
  addKinds({ balance, difference }, also);
}
