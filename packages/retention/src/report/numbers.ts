const PLAIN = /^\d+(\.\d*)?$|^\.\d+$/;
const WHOLE = /^\d+(\.0*)?$/;
const GROUPED = /^\d{1,3}(,\d{3})+$/;
/** With a point, or with two groups, a comma cannot be a decimal one. */
const SURELY_GROUPED = /^\d{1,3}(,\d{3})+\.\d*$|^\d{1,3}(,\d{3}){2,}$/;

/** More than anybody can watch; what is larger is broken, and would drown all other numbers. */
const MOST = 1e12;

/** `undefined` is what cannot be read, an empty text is `null`: not known. */
export type Read<T> = T | null | undefined;

export function countOf(text: string): Read<number> {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return WHOLE.test(trimmed) || GROUPED.test(trimmed) ? possible(trimmed) : undefined;
}

/** `1,234` is not taken for a thousand and more where fractions are usual: somewhere it is one and a quarter. */
export function amountOf(text: string): Read<number> {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return PLAIN.test(trimmed) || SURELY_GROUPED.test(trimmed) ? possible(trimmed) : undefined;
}

function possible(text: string): number | undefined {
  const number = Number(text.includes(',') ? text.replaceAll(',', '') : text);
  return number <= MOST ? number : undefined;
}
