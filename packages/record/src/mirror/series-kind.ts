import type { CatalogSeries } from '@oc-stats/opencast';
import { readText, writtenText } from '@oc-stats/duckdb';
import type { Kind } from './kind.ts';

export const SERIES: Kind<CatalogSeries> = {
  table: 'series',
  columns: ['title', 'organizers', 'date'],
  days: ['date'],
  cellsOf: ({ date, organizers, title }, dayCell) => [
    writtenText(title),
    JSON.stringify(organizers),
    dayCell(date),
  ],
  read: ([id, title, organizers, date], known) => ({
    id: readText(id as string),
    title: readText(title as string),
    organizers: known.list(organizers as string),
    date: known.day(date as number | null),
  }),
};
