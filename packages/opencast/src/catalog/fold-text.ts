/**
 * Text as a searcher means it: without case, accents, vowel signs and invisible characters, with one form for letters
 * that are written in several ways. Only ever compared with other folded text, never shown.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(UNSEEN, '')
    .replace(VARIANTS, (letter) => BASE[letter] ?? letter);
}

/** The other way to write umlauts: who has no ü on the keyboard types ue. The same as `foldText` where there are none. */
export function foldUmlauts(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return foldText(
    text.normalize('NFC').replace(/[äöü]/giu, (letter) => `${letter.normalize('NFD').charAt(0)}e`),
  );
}

const ASCII = /^[\0-\x7f]*$/;
/** Combining marks, format characters such as joiners and bidi controls, and the Arabic kashida. */
const UNSEEN = /[\p{M}\p{Cf}\u0640]/gu;

/** What Unicode does not decompose although readers take it for the same letter. */
const BASE: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ς: 'σ',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ی: 'ي',
  ک: 'ك',
  '٠': '0',
  '١': '1',
  '٢': '2',
  '٣': '3',
  '٤': '4',
  '٥': '5',
  '٦': '6',
  '٧': '7',
  '٨': '8',
  '٩': '9',
  '۰': '0',
  '۱': '1',
  '۲': '2',
  '۳': '3',
  '۴': '4',
  '۵': '5',
  '۶': '6',
  '۷': '7',
  '۸': '8',
  '۹': '9',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '–': '-',
  '—': '-',
  '−': '-',
};
const VARIANTS = new RegExp(`[${Object.keys(BASE).join('')}]`, 'gu');
