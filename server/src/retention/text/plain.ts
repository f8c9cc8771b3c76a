/**
 * What others wrote, for a terminal: signs that move the cursor, colour, hide or turn round what follows become visible
 * placeholders, towers of accents are cut, every end of a line is a blank.
 */
export function plain(text: string): string {
  return text
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(/\p{Cs}|\p{Cc}|\p{Cf}/gu, '\ufffd')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1');
}

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += widthOfSign(sign);
  return width;
}

/** Shortened to what fits. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let [kept, taken] = ['', 0];
  for (const sign of text) {
    taken += widthOfSign(sign);
    if (taken > width - 1) break;
    kept += sign;
  }
  return `${kept.trimEnd()}…`;
}

const NO_WIDTH = /\p{M}/u;
/** East Asian signs and pictures fill two columns. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

function widthOfSign(sign: string): number {
  if (NO_WIDTH.test(sign)) return 0;
  return WIDE.test(sign) ? 2 : 1;
}
