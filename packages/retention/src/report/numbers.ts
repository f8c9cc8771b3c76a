const PLAIN = /^\d+(\.\d*)?$|^\.\d+$/;
const WHOLE = /^\d+(\.0*)?$/;
const GROUPED = /^\d{1,3}(,\d{3})+$/;
/** With a point, or with two groups, a comma cannot be a decimal one. */
const SURELY_GROUPED = /^\d{1,3}(,\d{3})+\.\d*$|^\d{1,3}(,\d{3}){2,}$/;

/** `undefined` is what cannot be read, an empty text is `null`: not known. */
export type Read<T> = T | null | undefined;

export function countOf(text: string): Read<number> {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (WHOLE.test(trimmed) || GROUPED.test(trimmed)) return Number(trimmed.replaceAll(',', ''));
  return undefined;
}

/** `1,234` is not taken for a thousand and more where fractions are usual: somewhere it is one and a quarter. */
export function amountOf(text: string): Read<number> {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (PLAIN.test(trimmed)) return Number(trimmed);
  return SURELY_GROUPED.test(trimmed) ? Number(trimmed.replaceAll(',', '')) : undefined;
}
