/**
 * Advance widths of DejaVu Sans, measured from the font's own table: one sign a character, in 32nds of an em and
 * rounded up, for the stretches of Unicode that begin at these points. (Signs are digits to the base of 36.)
 */
const WIDTHS: readonly (readonly [first: number, widths: string])[] = [
  [
    0x0020,
    'bdfrlvp9ddgrbcbbllllllllllbbrrrhwmmnpljppaalisoqkqnlkomwmkmdbdrggklilkcll99j9wlkllehdljr' + 'jjhlblr',
  ],
  [
    0x00a0,
    'bdllllbggwgkrcwggrddgllbgdgkwwwhmmmmmmwnllllaaaapoqqqqqrqooookklkkkkkkwikkkk9999klkkkkkr' +
      'klllljljmkmkmkninininiplpllklklklklkplplplplpluna9a9a9a9a9jia9ljji9i9icibiaolololrolqkqk' +
      'qkzxnenenelhlhlhlhkdkdkdololololololwrkjkmhmhmhc',
  ],
  [
    0x0370,
    'ljsl99olnngiiibannnnggnbosenqnrrbmmimlmpqalmsolqpknlkkqmqpakmilbjmljkiilkbjjliikkljlkjmj' +
      'mrbjkjrlkknrnmrmqkljjfmmslurpmqkmkpknkkimli9qkkklnsllnnnllqknlaaazyqnokpmmmkplzloonpspqp' +
      'knkksmpmzzrtmnznkkjhnktillklplkllijjsjmjuvnqjirkkkkhih999ttlkljlurpmvotqzxqkxrlistqkpmpm' +
      'wtvpzxurnih00000eepmmjklkhmjkhztlinknknksrpmxtzutnnikjkjkjmjuqmjmjmlvovoaztlkpmpmpmmjtp9' +
      'mkmkwwlkqkqkztlimjololqkqkqknikjkjkjmjkhtqmjmjmj',
  ],
  [0x2010, 'cclgwwggbbbbhhhhggjjbmwb'],
];
/** Where another font is drawn instead, a label should still fit. */
const MARGIN = 1.04;
const BOLD = 1.14;

/** For where there is no canvas: what a text will at most take, or a little more. */
export function measureByTable(text: string, size: number, bold = false): number {
  let ems = 0;
  for (const character of text) ems += widthOf(character);
  return ems * size * MARGIN * (bold ? BOLD : 1);
}

function widthOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  for (const [first, widths] of WIDTHS) {
    const sign = widths[point - first];
    if (sign !== undefined) return parseInt(sign, 36) / 32;
  }
  if (/[\p{M}\p{Cf}]/u.test(character)) return 0;
  if (/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(character)) return 0.75;
  // Ideographs fill their square, and emoji a little more.
  return point >= 0x1f000 ? 1.4 : 1.05;
}
