import type { Field, Places } from './columns.ts';
import type { ReportKind } from './report-kind.ts';

/** What a row tells of: that a session was made, that it was used, where it is stored. */
export type RowSide = Exclude<ReportKind, 'joined'>;

export interface Side {
  readonly side: RowSide;
  readonly places: ReadonlyMap<Field, number>;
  /** Of joined rows one half may be empty. */
  isIn(fields: readonly string[]): boolean;
}

const OF_USAGE: ReadonlySet<Field> = new Set(['views', 'viewers', 'delivered', 'average', 'lastView']);

/** A joined report is two in one: `csvjoin` writes what both have a second time, with a 2 behind its heading. */
export function sidesOf(kind: ReportKind, { first, second }: Places): readonly Side[] {
  if (kind !== 'joined') return [{ side: kind, places: first, isIn: () => true }];
  const created = new Map([...first].filter(([field]) => !OF_USAGE.has(field)));
  const usage = new Map([...second, ...[...first].filter(([field]) => OF_USAGE.has(field))]);
  const id = second.get('id') ?? first.get('id');
  if (id !== undefined) usage.set('id', id);
  return [
    { side: 'created', places: created, isIn: hasAny(created) },
    { side: 'usage', places: usage, isIn: hasAny(usage) },
  ];
}

/** The id alone says nothing: joining may have filled it in. */
function hasAny(places: ReadonlyMap<Field, number>): (fields: readonly string[]) => boolean {
  const own = [...places].flatMap(([field, place]) => (field === 'id' ? [] : [place]));
  return (fields) => own.some((place) => (fields[place] ?? '').trim() !== '');
}
