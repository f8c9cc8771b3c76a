import { escaped } from '../../http/page.ts';

/** What others wrote: text whatever it holds, and what it turns round is itself alone. */
export function foreign(text: string): string {
  return `<bdi>${escaped(text.replace(/\p{Cs}|(?![\t\n])\p{Cc}/gu, '\ufffd'))}</bdi>`;
}
