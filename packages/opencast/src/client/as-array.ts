/** Where Opencast has one element it may send that instead of a list of one, and an empty text instead of none. */
export function asArray(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null || value === '' ? [] : [value];
}
