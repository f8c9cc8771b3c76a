/** Building an Intl object costs more than using it a hundred times; a page needs a dozen. */
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

const lists = new Map<string, Intl.ListFormat>();

export function listFormat(tag: string): Intl.ListFormat {
  let format = lists.get(tag);
  if (!format) lists.set(tag, (format = new Intl.ListFormat(tag)));
  return format;
}

export function numberFormat(tag: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = tag + JSON.stringify(options);
  let format = numbers.get(key);
  if (!format) numbers.set(key, (format = new Intl.NumberFormat(tag, options)));
  return format;
}

export function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(options);
  let format = dates.get(key);
  if (!format) dates.set(key, (format = new Intl.DateTimeFormat(tag, options)));
  return format;
}

/** What every picture needs, to be made before there is one: the first takes an engine longer than a whole layout. */
export const FORMATS: readonly ((tag: string) => void)[] = [
  (tag) => numberFormat(tag, {}),
  (tag) => dateFormat(tag, {}),
  (tag) => listFormat(tag),
];
