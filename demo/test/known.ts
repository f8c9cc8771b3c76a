import assert from 'node:assert/strict';

export interface Known {
  /** An episode with many plays, and its series. */
  readonly episode: string;
  readonly series: string;
}

/** Identifiers that exist in the service's catalogue, asked for like everything else through its interface. */
export async function knownAt(origin: string, token?: string): Promise<Known> {
  const path = '/api/v1/stats/organization/me/totals?by=episode&order=plays&limit=50';
  const { items } = (await json(`${origin}${path}`, token)) as {
    items: { id: string; series: { id: string } | null }[];
  };
  const found = items.find(({ series }) => series !== null);
  assert.ok(found?.series, 'the demo has no episode with a series');
  return { episode: found.id, series: found.series.id };
}

/** The series whose titles hold a text, such as a piece of markup. */
export async function seriesTitled(origin: string, text: string): Promise<{ id: string; title: string }[]> {
  const { items } = (await json(`${origin}/api/v1/series?limit=500`)) as {
    items: { id: string; title: string }[];
  };
  return items.filter(({ title }) => title.includes(text));
}

async function json(url: string, token?: string): Promise<unknown> {
  const response = await fetch(url, token ? { headers: { Authorization: `Bearer ${token}` } } : {});
  assert.equal(response.status, 200, `${url} answered ${response.status}`);
  return response.json();
}
