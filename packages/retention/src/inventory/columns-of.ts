import { dayNumber } from '@oc-stats/contract';
import { readText, type Session } from '@oc-stats/duckdb';
import { inventoryOf, NEVER } from '../answers/classes.ts';
import { KINDS, NONE, type Columns } from '../scenario/columns.ts';
import { eachChunk } from './each-chunk.ts';
import { snapshotOf } from './snapshots.ts';

/** The recordings of a snapshot as scenarios take them. Texts come once each, and as their places. */
export async function columnsOf(session: Session, snapshot: number): Promise<Columns> {
  const { asOf } = await snapshotOf(session, snapshot);
  const inventory = inventoryOf(snapshot);
  const [[rows] = []] = await session.rows(`SELECT count(*)::INTEGER ${inventory}`);
  const count = Number(rows);
  const sources = await textsOf(session, 'source', inventory);
  const folders = await textsOf(session, 'path', inventory);
  const creators = await textsOf(session, `coalesce(creator, '')`, inventory);
  const numbers = {
    hours: new Float64Array(count),
    created: new Int32Array(count),
    lastView: new Int32Array(count),
    archived: new Int32Array(count),
    yearViews: new Float64Array(count),
    bytes: new Float64Array(count),
    kind: new Uint8Array(count),
    ever: new Uint8Array(count),
    source: new Int32Array(count),
    folder: new Int32Array(count),
    creator: new Int32Array(count),
  };
  const id: string[] = [];
  const targets: readonly (Float64Array | Int32Array | Uint8Array)[] = Object.values(numbers);
  // What is archived since nobody knows when is taken as archived on the day of the report: no rule fires too soon.
  await eachChunk(
    session,
    `SELECT coalesce(minutes, 0) / 60, ${dayOf('started')}, ${dayOf('last_view')},
       CASE WHEN archived THEN coalesce(archived_on::DATE - DATE '1970-01-01', ${dayNumber(asOf)}) ELSE ${NONE} END::INTEGER,
       year_views, coalesce(bytes, 'NaN'::DOUBLE),
       (CASE kind ${KINDS.map((kind, place) => `WHEN '${kind}' THEN ${place}`).join(' ')} END)::INTEGER,
       (NOT ${NEVER})::INTEGER, s.place, f.place, c.place, id
     FROM (SELECT * ${inventory})
     JOIN ${placesOf('source', inventory)} s ON s.text = source
     JOIN ${placesOf('path', inventory)} f ON f.text = path
     JOIN ${placesOf(`coalesce(creator, '')`, inventory)} c ON c.text = coalesce(creator, '')`,
    (columns, from) => {
      targets.forEach((target, at) => target.set(columns[at] as ArrayLike<number>, from));
      for (const one of columns[targets.length] as readonly string[]) id.push(one);
    },
  );
  return { count, ...numbers, sources, folders, creators, id };
}

/** Days since 1970. */
function dayOf(time: string): string {
  return `coalesce(${time}::DATE - DATE '1970-01-01', ${NONE})::INTEGER`;
}

/** Every text once, in the order of its place. */
async function textsOf(session: Session, value: string, inventory: string): Promise<string[]> {
  const rows = await session.rows(`SELECT text FROM ${placesOf(value, inventory)} ORDER BY place`);
  return rows.map(([text]) => readText(String(text)));
}

function placesOf(value: string, inventory: string): string {
  return `(SELECT text, (row_number() OVER (ORDER BY text) - 1)::INTEGER AS place
    FROM (SELECT DISTINCT ${value} AS text ${inventory}))`;
}
