/**
 * Where the pages of the demo begin, with a slash at the end. Below a path of a proxy that is that path, and the service
 * need not know it: the script lies in `demo/` there, and so its own address says it.
 */
export const HOME = new URL('../', import.meta.url);

/** The whole address of a path of the service, which begins with a slash. */
export function atHome(path: string): string {
  return new URL(path.slice(1), HOME).href;
}
