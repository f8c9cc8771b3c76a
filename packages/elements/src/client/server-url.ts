/** The service that a script came from: what stands before `/elements/…` in its address. */
export function serverOf(scriptUrl: string): string | null {
  const end = scriptUrl.search(/\/elements\/[^/]+\/(chunks\/)?[^/]+$/);
  return end > 0 && scriptUrl.startsWith('http') ? scriptUrl.slice(0, end) : null;
}

/** `null` when the code was not loaded from a service, but bundled into something else. */
export const OWN_SERVER = serverOf(import.meta.url);
