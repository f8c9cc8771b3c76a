/** Pages without any picture get the rest of the script all the same. */
const PATIENCE_MS = 2_000;

let expected = false;
let settle: () => void = () => {};

/** Settled when the first picture of the page has been painted, or when there is none to wait for any more. */
export const firstPicture = new Promise<void>((resolve) => (settle = resolve));

/** Something is on its way that will be the first picture: what is not needed for it shall not share its line. */
export function expectPicture(): void {
  if (expected) return;
  expected = true;
  document.addEventListener('oc-stats-error', settle, { once: true });
  setTimeout(settle, PATIENCE_MS);
}

/** A picture has been drawn, or it is known that there is nothing to draw. */
export function pictureDrawn(): void {
  requestAnimationFrame(() => setTimeout(settle));
}

/** Settled at once unless a picture is on its way. */
export function roomOnTheLine(): Promise<void> {
  return expected ? firstPicture : Promise.resolve();
}
