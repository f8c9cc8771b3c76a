/** Twenty widgets of all kinds, each about something else. */
export async function wallElements(origin: string): Promise<string[]> {
  const [series, episodes] = await Promise.all([ranked(origin, 'series'), ranked(origin, 'episode')]);
  const about = (tag: string, name: 'series' | 'episode', from: number, to: number): string[] =>
    (name === 'series' ? series : episodes).slice(from, to).map((id) => `<${tag} ${name}="${id}"`);
  return [
    '<oc-timeline',
    ...about('oc-timeline', 'series', 0, 4),
    ...about('oc-timeline', 'episode', 0, 3),
    ...about('oc-segments', 'episode', 0, 5),
    ...about('oc-totals', 'series', 0, 3),
    ...about('oc-heatmap', 'series', 0, 3),
    '<oc-top',
  ];
}

/** Identifiers of the most played, of which an attribute needs no escaping. */
async function ranked(origin: string, by: 'series' | 'episode'): Promise<string[]> {
  const response = await fetch(`${origin}/api/v1/stats/organization/me/totals?by=${by}&order=plays&limit=50`);
  const { items } = (await response.json()) as { items: { id: string }[] };
  return items.map(({ id }) => id).filter((id) => /^[\w-]{8,}$/.test(id));
}
