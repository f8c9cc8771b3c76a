import type { DuckDBValue } from '@duckdb/node-api';
import type { CatalogEpisode } from '@oc-stats/opencast';
import { readText, writtenText } from '@oc-stats/duckdb';
import type { Kind } from './kind.ts';

export const EPISODES: Kind<CatalogEpisode> = {
  table: 'episode',
  columns: ['title', 'series', 'presenters', 'date', 'published', 'duration'],
  days: ['date', 'published'],
  cellsOf: ({ date, duration, presenters, published, seriesId, title }, dayCell) => [
    writtenText(title),
    seriesId === null ? null : writtenText(seriesId),
    JSON.stringify(presenters),
    dayCell(date),
    dayCell(published),
    duration,
  ],
  read: (cells, known) => {
    const [id, title, series, presenters, date, published, duration] = cells as Required<DuckDBValue[]>;
    return {
      id: readText(id as string),
      title: readText(title as string),
      seriesId: known.textOrNull(series as string | null),
      presenters: known.list(presenters as string),
      date: known.day(date as number | null),
      published: known.day(published as number | null),
      duration: duration as number | null,
    };
  },
};
