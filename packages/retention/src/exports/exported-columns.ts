import { plainText } from './plain-text.ts';

type Kind = 'text' | 'whole' | 'number' | 'time' | 'truth';

export interface Exported {
  readonly name: string;
  readonly kind: Kind;
  /** SQL on the tables of the inventory. */
  readonly value: string;
}

const text = (name: string, value = name): Exported => ({ name, kind: 'text', value: plainText(value) });
const of = (kind: Kind, ...names: readonly string[]): Exported[] =>
  names.map((name) => ({ name, kind, value: name }));

/** What leaves the inventory: what was read, in words that need no explanation by its tables. */
export const EXPORTED: Readonly<Record<'snapshot' | 'recording' | 'warning', readonly Exported[]>> = {
  snapshot: [
    ...of('whole', 'no'),
    { name: 'as_of', kind: 'text', value: 'as_of::VARCHAR' },
    text('time_zone'),
    ...of('time', 'taken'),
    text('origin'),
    { name: 'observed_since', kind: 'text', value: 'observed_since::VARCHAR' },
  ],
  recording: [
    ...of('whole', 'snapshot_no'),
    text('id'),
    text('presence'),
    text('name'),
    text('creator'),
    text('creator_id'),
    text('email'),
    text('folder'),
    text('folder_id'),
    text('root'),
    text('path'),
    ...of('truth', 'path_truncated'),
    text('kind'),
    text('source'),
    ...of('time', 'started'),
    ...of('number', 'minutes', 'bytes'),
    ...of('whole', 'views', 'viewers'),
    ...of('number', 'delivered', 'average'),
    ...of('time', 'last_view'),
    ...of('number', 'year_views'),
    ...of('truth', 'archived'),
    ...of('time', 'archived_on'),
    ...of('number', 'on_demand_hours', 'archived_hours'),
  ],
  warning: [
    ...of('whole', 'snapshot_no', 'no'),
    text('file'),
    ...of('whole', 'line'),
    text('code'),
    text('message'),
  ],
};

export type ExportedTable = keyof typeof EXPORTED;

export const EXPORTED_TABLES: readonly ExportedTable[] = ['snapshot', 'recording', 'warning'];

/** In an order that is the same each time. */
export const EXPORTED_ORDER: Readonly<Record<ExportedTable, string>> = {
  snapshot: 'no',
  recording: 'snapshot_no, id',
  warning: 'snapshot_no, no',
};
