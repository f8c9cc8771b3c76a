import type { Language } from '../language.ts';
import { numberFormat } from './intl.ts';

export function formatNumber(value: number, { tag }: Language): string {
  return numberFormat(tag, { maximumFractionDigits: 1 }).format(value);
}

/** For axes: 1.2k, 3 Mio. */
export function formatCompact(value: number, { tag, words: { axis } }: Language): string {
  const plain = axis?.tag === tag ? axis.count(value) : null;
  return plain ?? numberFormat(tag, { notation: 'compact', maximumFractionDigits: 2 }).format(value);
}
