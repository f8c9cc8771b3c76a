import { filePath, type FileFormat } from '@oc-stats/contract';
import type { Figure, Line } from '@oc-stats/figures';
import type { StatsClient } from '../client/stats-client.ts';

export interface ServicePicture {
  readonly lang: string;
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
}

/** The picture as the service draws it, for pages that forbid to draw one here. */
export async function pictureFromService(
  client: StatsClient,
  path: string,
  picture: ServicePicture,
): Promise<Blob> {
  const format: FileFormat = 'png';
  const url = new URL(client.server + filePath(path, format));
  for (const [name, value] of Object.entries(picture)) url.searchParams.set(name, String(value));
  const response = await asked(client, url);
  if (!response.ok) throw new Error(`${url.pathname} answers ${response.status}.`);
  return response.blob();
}

/** With the token of the page, and once more with another one when that has ended meanwhile. */
async function asked(client: StatsClient, url: URL): Promise<Response> {
  const { token } = client;
  const response = await withToken(url, token);
  if (response.status !== 401) return response;
  const { renew } = await import('../client/renewal.ts');
  return (await renew(client, token)) ? withToken(url, client.token) : response;
}

function withToken(url: URL, token: string | undefined): Promise<Response> {
  return fetch(url, token ? { headers: { authorization: `Bearer ${token}` } } : {});
}

/** The question whose answer has just the lines that are left of a figure; `null` when there is none. */
export function pathOfLines(figure: Figure, path: string): string | null {
  if (figure.kind !== 'lines' || figure.lines.some(({ item }) => item !== undefined)) return null;
  const metricsOf = (role: Line['role']): string =>
    figure.lines.flatMap((line) => (line.role === role ? line.metric : [])).join();
  const [metrics, compared] = [metricsOf('main'), metricsOf('ghost')];
  if (metrics === '' || (compared !== '' && compared !== metrics)) return null;
  const [address, query] = path.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('metrics', metrics);
  if (compared === '') parameters.delete('compare');
  return `${address}?${parameters}`;
}
