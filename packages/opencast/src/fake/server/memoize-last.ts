/** Paging asks the same thing again and again; the last few results are enough to make that cheap. */
export function memoizeLast<V>(make: (key: string) => V, most = 8): (key: string) => V {
  const made = new Map<string, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    if (made.size >= most) made.delete(made.keys().next().value ?? '');
    made.set(key, value);
    return value;
  };
}
