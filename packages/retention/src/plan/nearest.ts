/** The known word that was probably meant, or `null` when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  let [best, least]: [string | null, number] = [null, Math.max(2, Math.floor(word.length / 3)) + 1];
  for (const candidate of known) {
    const away = distance(plain(word), plain(candidate));
    if (away < least) [best, least] = [candidate, away];
  }
  return best;
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, '').slice(0, 60);
}

/** How many letters have to be put in, taken out or replaced. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    let diagonal = i - 1;
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = diagonal + Number(from[i - 1] !== to[j - 1]);
      diagonal = row[j] ?? 0;
      next.push(Math.min(replaced, diagonal + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
