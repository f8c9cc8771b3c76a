/** What the original app takes when the label does not say 15. */
const USUAL_STEP = 30;

/**
 * The seconds between two segments, from the first two labels: `00:00:15`, `0:15`, `15`, `15s`, `00:00:15 - 00:00:30`.
 * Whether they name the beginning or the end of a segment makes no difference. One label alone tells it only as a range.
 */
export function stepFrom(labels: readonly string[]): number {
  const [first = '', second = ''] = labels;
  const [start = null, end = null] = timesIn(first);
  const [next = null] = timesIn(second);
  if (start !== null && next !== null && next > start) return next - start;
  if (start !== null && end !== null && end > start) return end - start;
  return first.includes('15') ? 15 : USUAL_STEP;
}

function timesIn(label: string): number[] {
  const times = label.match(/\d+(?::\d{1,2}){0,2}(?:[.,]\d+)?/g) ?? [];
  return times.map((time) =>
    time
      .replace(',', '.')
      .split(':')
      .reduce((seconds, part) => seconds * 60 + Number(part), 0),
  );
}
