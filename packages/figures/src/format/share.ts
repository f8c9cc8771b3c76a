import type { Language } from '../language.ts';
import { numberFormat } from './intl.ts';

/** 0.12 is 12%; small shares keep a digit, so that they do not all become 0%. */
export function formatShare(value: number, { tag }: Language): string {
  const digits = value !== 0 && Math.abs(value) < 0.0995 ? 1 : 0;
  return numberFormat(tag, { style: 'percent', maximumFractionDigits: digits }).format(value);
}

/** +12%, −3%, 0% */
export function formatChange(value: number, { tag }: Language): string {
  return numberFormat(tag, {
    style: 'percent',
    maximumFractionDigits: Math.abs(value) < 0.0995 ? 1 : 0,
    signDisplay: 'exceptZero',
  }).format(value);
}
