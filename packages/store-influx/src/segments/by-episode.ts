/** In the order in which the episodes and their rows come. */
export function byEpisode<R extends { readonly episode: string }>(rows: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.episode);
    if (group) group.push(row);
    else groups.set(row.episode, [row]);
  }
  return groups;
}
