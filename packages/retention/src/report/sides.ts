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

type Half = 'created' | 'usage';
type OnePlace = ReadonlyMap<Field, number>;

/** What only one of two joined reports has. */
const OWN: Readonly<Record<Half, readonly Field[]>> = {
  created: ['source', 'edited'],
  usage: ['views', 'viewers', 'delivered', 'average', 'lastView'],
};

/** A joined report is two in one: `csvjoin` writes what both have a second time, with a 2 behind its heading. */
export function sidesOf(kind: ReportKind, { first, second }: Places): readonly Side[] {
  if (kind !== 'joined') return [{ side: kind, places: first, isIn: () => true }];
  const [created, usage] = isUsageFirst(first, second) ? [second, first] : [first, second];
  return [half('created', created, { first, second }), half('usage', usage, { first, second })];
}

/** Whoever gives usage to `csvjoin` first has it in front, and the other report has the 2. */
function isUsageFirst(first: OnePlace, second: OnePlace): boolean {
  const placesOf = (fields: Iterable<Field>) => [...fields].flatMap((field) => first.get(field) ?? []);
  const front = placesOf([...OWN.usage, ...second.keys()]);
  return Math.max(...front) < Math.min(...placesOf(OWN.created), ...second.values());
}

/** What only one of the reports says of what both could say is true for both. */
function half(side: Half, shared: OnePlace, { first, second }: Places): Side {
  const others = OWN[side === 'created' ? 'usage' : 'created'];
  const fields = [...first.keys()].filter((field) => !others.includes(field));
  const placeOf = (field: Field) => shared.get(field) ?? first.get(field) ?? -1;
  // Where somebody has thrown out what is there twice, what is left is of the report in front.
  const isShared = (field: Field) => (second.size > 0 ? second.has(field) : shared === first);
  // The id alone says nothing: joining may have filled it in.
  const telling = fields
    .filter((field) => OWN[side].includes(field) || (field !== 'id' && isShared(field)))
    .map(placeOf);
  return {
    side,
    places: new Map(fields.map((field) => [field, placeOf(field)])),
    isIn: (cells) => telling.some((place) => (cells[place] ?? '').trim() !== ''),
  };
}
