/** The first place from a place on whose number is above a value; the numbers do not fall. */
export function firstAbove(numbers: Int32Array, from: number, value: number): number {
  // What was due long ago is due at once, which is what most are.
  if (from >= numbers.length || (numbers[from] ?? 0) > value) return from;
  let [low, high] = [from + 1, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
