import { turn } from './turn.ts';

let looks: (() => void)[] = [];
let looking: Promise<void> | null = null;

/**
 * Takes a look at the page (a colour, a place), together with all others who want to and before any of them draws: the
 * page is laid out once for all, not once for each.
 */
export function lookTogether(look: () => void): void {
  looks.push(look);
  looking ??= (turn() ?? Promise.resolve()).then(() => {
    const due = looks;
    looks = [];
    looking = null;
    for (const each of due) each();
  });
}

/** `null` when nobody is about to look; else drawing has to wait for it. */
export function looksDue(): Promise<void> | null {
  return looking;
}
