/**
 * Replaces a passage of somebody else's source that must occur exactly `count` times, so that an upgrade which moves
 * it stops the build instead of bringing back what was cut out.
 */
export function replaceExactly(text, pattern, replacement, { of, count = 1 }) {
  const found = text.match(new RegExp(pattern.source, pattern.flags.replace('g', '') + 'g'))?.length ?? 0;
  if (found !== count) {
    throw new Error(
      `${of} has changed: ${pattern} occurs ${found} times where ${count} was expected. Adapt packages/elements/plotly.`,
    );
  }
  return text.replace(new RegExp(pattern.source, pattern.flags.replace('g', '') + 'g'), replacement);
}
