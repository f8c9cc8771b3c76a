import { dateFormat, numberFormat } from './intl.ts';

/** The steps of getting ready to write numbers and dates: the first of each takes an engine longer than a whole layout. */
export const FORMATS: readonly ((tag: string) => void)[] = [
  (tag) => numberFormat(tag, {}),
  (tag) => dateFormat(tag, {}),
];
