import { deflateRawSync } from 'node:zlib';

/** A list of a hundred thousand lines is mostly repetition. */
export const deflate = (content: Uint8Array): Uint8Array => deflateRawSync(content, { level: 4 });
