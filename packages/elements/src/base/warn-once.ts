const said = new Set<string>();

/** One line on the console for everything that has gone wrong in the same way, however many elements it concerns. */
export function warnOnce(message: string): void {
  if (said.has(message)) return;
  said.add(message);
  // eslint-disable-next-line no-console -- whoever builds the page looks there
  console.warn(`[oc-stats] ${message}`);
}
