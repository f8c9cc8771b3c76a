/** Data units to pixels, linearly; an empty domain falls on the middle. */
export type Scale = (value: number) => number;

export function scale(domain: readonly [number, number], pixels: readonly [number, number]): Scale {
  const [a, b] = domain;
  const [p, q] = pixels;
  return a === b ? () => (p + q) / 2 : (value) => p + ((value - a) / (b - a)) * (q - p);
}
