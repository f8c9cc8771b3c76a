import { catalogPath, query, type Parameters } from './path.ts';

/** The list of a series' episodes. */
export function episodesOfPath(seriesId: string, parameters: Parameters = {}): string {
  return `${catalogPath('series', seriesId)}/episodes${query(parameters)}`;
}
