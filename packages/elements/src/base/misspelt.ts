import { warnOnce } from './warn-once.ts';

/** HTML ignores attributes it does not know, and so do we; but one letter beside a known name was meant for us. */
export function warnOfMisspelt(element: Element): void {
  const known = (element.constructor as unknown as { observedAttributes: readonly string[] })
    .observedAttributes;
  for (const name of element.getAttributeNames()) {
    if (known.includes(name) || name in HTMLElement.prototype || name.includes('data-')) continue;
    const meant = known.find((candidate) => difference(name, candidate) <= (candidate.length > 4 ? 2 : 1));
    if (meant) warnOnce(`<${element.localName}> does not know the attribute ${name}. Is it ${meant}?`);
  }
}

/** Length of the stretch in which two names differ: 1 for a letter too many, too few or wrong, 2 for two that swapped. */
function difference(a: string, b: string): number {
  const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
  let before = 0;
  while (before < shorter.length && longer[before] === shorter[before]) before += 1;
  let after = 0;
  while (after < shorter.length - before && longer.at(-1 - after) === shorter.at(-1 - after)) after += 1;
  return longer.length - before - after;
}
