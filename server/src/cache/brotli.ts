import { constants, type BrotliOptions } from 'node:zlib';

/** In bytes. */
export const SMALL = 32 * 1024;

/**
 * From quality 10 on brotli looks for the best among all repetitions: answers get a sixth smaller than by 5 to 9, which
 * hardly differ. It takes 2 to 4 ms for 10 kB where 5 takes 0.2 ms, and 40 ms for 100 kB, so it is for what is small.
 */
export function brotliFor(small: boolean): BrotliOptions {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: small ? 10 : 5,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      // With the window that is usual, 4 MB, making the tables takes longer than filling them.
      [constants.BROTLI_PARAM_LGWIN]: 18,
    },
  };
}
