import { folderPath, type RetentionOverview as Overview } from '@oc-stats/contract';
import { readText, writtenText, type Session } from '@oc-stats/duckdb';
import { snapshotOf, snapshotsOf } from '../inventory/snapshots.ts';
import { agesOf } from './ages.ts';
import { AMOUNT, AMOUNT_COLUMNS, amountOf, LARGEST_FIRST } from './amount.ts';
import { AMOUNTS_BY_CLASS, amountsByClass, CLASS_COLUMNS } from './amounts-by-class.ts';
import { classOf, inventoryOf, NEVER, SOURCE } from './classes.ts';

type Classes = Overview['classes'];

export interface Look {
  readonly snapshot: number;
  readonly months: number;
  /** From the root down; the whole inventory when it is empty. */
  readonly folder: readonly string[];
}

const CELLS = `${AMOUNT}, ${AMOUNTS_BY_CLASS}, coalesce(fsum(minutes) FILTER (never), 0) / 60`;
const NEVER_HOURS = AMOUNT_COLUMNS + CLASS_COLUMNS;

/** A folder at a glance: what is below it, by class, source and next folder. */
export async function overview(session: Session, { folder, months, snapshot }: Look): Promise<Overview> {
  const found = await snapshotOf(session, snapshot);
  const path = writtenText(folderPath(folder));
  const child = `coalesce(levels[${folder.length + 1}], '')`;
  const below = `${inventoryOf(snapshot)} AND ($path = '' OR path = $path OR starts_with(path, $path || '/'))`;
  const rows = await session.rows(
    `WITH below AS (
       SELECT ${SOURCE} AS source, ${folder.length === 0 ? `CASE ${child} WHEN '' THEN '(no folder)' ELSE ${child} END` : child} AS child,
         len(levels) > ${folder.length + 1} AS more, ${NEVER} AS never, ${classOf(found, months)} AS class, minutes, bytes
       ${below})
     SELECT grouping(source, child), source, child, bool_or(more), ${CELLS}, coalesce(source, child) AS value
     FROM below GROUP BY GROUPING SETS ((), (source), (child), (source, child)) ${LARGEST_FIRST}`,
    { path },
  );
  const groups = rows.map(groupOf);
  const [bySource, byFolder] = [groups.filter(isOf(SOURCES)), groups.filter(isOf(FOLDERS))];
  const whole = groups.find(isOf(ALL));
  const classes = whole?.classes ?? amountsByClass(NOTHING);
  return {
    asOf: found.asOf,
    timeZone: found.timeZone,
    observedSince: found.observedSince,
    months,
    folder: [...folder],
    total: amountOf(whole?.cells ?? NOTHING),
    classes,
    bySource: bySource.map(({ classes, source }) => ({ value: source, classes })),
    byFolder: byFolder.map(({ child, classes, hasMore }) => ({ value: child, hasMore, classes })),
    matrix: matrixOf(bySource, byFolder, groups.filter(isOf(PAIRS))),
    ages: await agesOf(session, `${below} AND NOT ${NEVER}`, { path }, found.asOf),
    snapshots: (await snapshotsOf(session)).map(({ asOf, origin }) => ({ asOf, origin })),
  };
}

/** What `grouping(source, child)` says: a bit for each that a row sums over. */
const [PAIRS, SOURCES, FOLDERS, ALL] = [0, 1, 2, 3];

/** Amounts of no recordings at all. */
const NOTHING = Array.from({ length: NEVER_HOURS }, (_, i) =>
  i % AMOUNT_COLUMNS === AMOUNT_COLUMNS - 1 ? null : 0,
);

interface Group {
  readonly of: number;
  readonly source: string;
  readonly child: string;
  readonly hasMore: boolean;
  readonly classes: Classes;
  readonly cells: readonly unknown[];
}

function groupOf([of, source, child, hasMore, ...cells]: readonly unknown[]): Group {
  return {
    of: Number(of),
    source: readText(String(source)),
    child: readText(String(child)),
    hasMore: hasMore === true,
    classes: amountsByClass(cells.slice(AMOUNT_COLUMNS)),
    cells,
  };
}

function isOf(kind: number | undefined): (group: Group) => boolean {
  return ({ of }) => of === kind;
}

function matrixOf(
  sources: readonly Group[],
  folders: readonly Group[],
  pairs: readonly Group[],
): Overview['matrix'] {
  const places = new Map(folders.map(({ child }, place) => [child, place]));
  const rows = new Map(sources.map(({ source }) => [source, emptyRow(folders.length)]));
  for (const { cells, child, source } of pairs) {
    const [row, place] = [rows.get(source), places.get(child)];
    if (!row || place === undefined) continue;
    row.hours[place] = Number(cells[1]);
    row.neverHours[place] = Number(cells[NEVER_HOURS]);
  }
  return {
    sources: [...rows.keys()],
    folders: [...places.keys()],
    hours: [...rows.values()].map(({ hours }) => hours),
    neverHours: [...rows.values()].map(({ neverHours }) => neverHours),
  };
}

function emptyRow(length: number) {
  const zeros = () => Array.from({ length }, () => 0);
  return { hours: zeros(), neverHours: zeros() };
}
