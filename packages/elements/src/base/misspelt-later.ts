import { roomOnTheLine } from '../pace/first-picture.ts';
import { whenCalm } from '../pace/turn.ts';

/** It only helps whoever writes the page, so it may come late or, without a network, not at all. */
export function warnOfMisspeltLater(element: Element): void {
  whenCalm(() => {
    void roomOnTheLine()
      .then(() => import('./misspelt.ts'))
      .then(({ warnOfMisspelt }) => warnOfMisspelt(element))
      .catch(() => {});
  });
}
