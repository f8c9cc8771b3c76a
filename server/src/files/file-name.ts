import type { DayRange, FileFormat, Question as Kind } from '@oc-stats/contract';

/** `history-and-more-timeline-2026-01-01-2026-03-31.csv`: what it is about, what it shows, of when. */
export function fileName(subject: string, kind: Kind, { from, to }: DayRange, format: FileFormat): string {
  return fileNameOf(subject, [kind, from, to], format);
}

export function fileNameOf(subject: string, rest: readonly string[], format: FileFormat): string {
  const words = subject
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const short = [...words].slice(0, 60).join('').replace(/-+$/, '');
  return `${[short || 'oc-stats', ...rest].join('-')}.${format}`;
}

/** Both forms of RFC 6266: old programs read the plain one, all others the one with every letter. */
export function contentDisposition(type: 'attachment' | 'inline', name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%]/g, '_');
  return `${type}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
