const TIMES = /(?:(\d+):)?(\d+):(\d{2})|\d+(?:\.\d+)?/g;

/** Every time in a text, in seconds: `00:01:30`, `1:30`, or a plain number. */
export function timesIn(text: string): number[] {
  return Array.from(text.matchAll(TIMES), ([whole, hours, minutes, seconds]) =>
    seconds === undefined
      ? Number(whole)
      : Number(hours ?? 0) * 3_600 + Number(minutes) * 60 + Number(seconds),
  );
}

export function secondsOf(text: string): number | null {
  return timesIn(text)[0] ?? null;
}
