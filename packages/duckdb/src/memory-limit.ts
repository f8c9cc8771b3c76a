/** DuckDB would only say that it cannot be set. */
export function isMemoryLimit(text: string): boolean {
  return /^\d+(\.\d+)? ?([KMGT]i?B)$/i.test(text);
}
