import { join, relative } from 'node:path';

const NAME = 'oc-stats.sock';
/** What a socket address may hold on Linux and macOS, less the final zero of the shorter one. */
const MAX_PATH_BYTES = 103;

/** `null` where the folder lies too deep for a socket. */
export function socketPath(folder: string): string | null {
  const absolute = join(folder, NAME);
  const paths = [absolute, relative(process.cwd(), absolute)];
  return paths.find((path) => Buffer.byteLength(path) <= MAX_PATH_BYTES) ?? null;
}
