import { turn } from '../pace/turn.ts';

/** Two blocks of a page may bring two versions of the script: the first one stays. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

/** To define an element is to make all of its kind that the page has: one kind after the other, with room between. */
export async function defineAll(elements: Readonly<Record<string, CustomElementConstructor>>): Promise<void> {
  for (const [tag, element] of Object.entries(elements)) {
    const wait = document.querySelector(tag) && turn();
    if (wait) await wait;
    define(tag, element);
  }
}
