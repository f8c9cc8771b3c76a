import { minify } from 'terser';

/**
 * A Rollup plugin that writes a chunk as short as it gets: what is chosen here makes the compressed file smaller, which
 * inlining more does not.
 */
export function smallestCode() {
  return {
    name: 'smallest-code',
    async renderChunk(code) {
      const { code: small } = await minify(code, {
        module: true,
        ecma: 2020,
        // Nothing here is called with `new` but classes, so every function may become an arrow.
        compress: { passes: 3, inline: 1, hoist_funs: true, keep_fargs: false, unsafe_arrows: true },
        // The banner stays.
        format: { comments: /^!/ },
      });
      return { code: small, map: null };
    },
  };
}
