/** A normally distributed number out of two evenly distributed ones, by Box and Muller. */
export function normal(draw: number, other: number): number {
  return Math.sqrt(-2 * Math.log(1 - draw)) * Math.cos(2 * Math.PI * other);
}
