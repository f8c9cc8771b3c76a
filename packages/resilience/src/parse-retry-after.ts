/**
 * The milliseconds that a Retry-After header asks for, `null` when there is none that can be read. `now` is the wall
 * clock: the header may hold a date. RFC 9110, 10.2.3.
 */
export function parseRetryAfter(header: string | null | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  // A date begins with a weekday. `Date.parse` alone would also take "-5" and "2" for years.
  if (!/^(mon|tue|wed|thu|fri|sat|sun)/i.test(text)) return null;
  const date = Date.parse(/gmt$/i.test(text) ? text : `${text} GMT`);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
