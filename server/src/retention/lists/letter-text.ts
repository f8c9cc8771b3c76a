/** A letter names so many; the list of actions has all. */
const MOST = 100;

/** Line by line, as one cell. */
export function letterText(lines: readonly string[]): string {
  const shown = lines.slice(0, MOST).map((line) => line.replace(/\s+/g, ' '));
  return (lines.length > MOST ? [...shown, `… and ${lines.length - MOST} more`] : shown).join('\n');
}
