import type { Language } from '../language.ts';
import { numberFormat } from './intl.ts';

/** A place in a video: 3:12, 1:02:45. */
export function formatClock(seconds: number, { tag }: Language): string {
  const whole = Math.floor(seconds + 1e-6);
  const hours = Math.floor(whole / 3_600);
  const minutes = Math.floor(whole / 60) % 60;
  const digits = (value: number, least: number) =>
    numberFormat(tag, { minimumIntegerDigits: least, useGrouping: false }).format(value);
  const rest = `${digits(minutes, hours > 0 ? 2 : 1)}:${digits(whole % 60, 2)}`;
  return hours > 0 ? `${digits(hours, 1)}:${rest}` : rest;
}
