import { fileURLToPath } from 'node:url';

/** The top of the repository, whatever folder a script is started from. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
