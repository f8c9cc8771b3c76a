export type V3Row = Readonly<Record<string, unknown>>;

/** Times are texts without a zone, in UTC; some releases give nanoseconds. */
export function secondsOf(time: unknown): number {
  if (typeof time === 'number') return Math.floor(time / (Math.abs(time) > 1e14 ? 1e9 : 1));
  const text = String(time);
  return Math.floor(Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`) / 1_000);
}
