import { addMonths, type Day, type RetentionAnswers as Answers } from '@oc-stats/contract';
import type { Session } from '@oc-stats/duckdb';

type Split = Answers['inventory'];
type Row = Split['bySource'][number];
type Amount = Omit<Row, 'value'>;
type Since = Answers['stale'][number];
type CreatedYear = Answers['createdByYear'][number];
type Watching = Pick<Answers['watched'], 'meanViews' | 'medianViews' | 'meanMinutes' | 'meanPercentWatched'>;

export const THRESHOLDS: readonly number[] = [6, 12, 18, 24, 36];

export interface Asked {
  readonly snapshot: number;
  readonly asOf: Day;
  readonly timeZone: string;
  readonly thresholds: readonly number[];
  /** The month in which an academic year begins, 1 to 12. */
  readonly yearStart: number;
}

/** In words of a person: what nobody names is named so. */
const SOURCE = `CASE WHEN source = '' THEN 'Unspecified' ELSE source END`;
const ROOT = `CASE WHEN root = '' THEN '(no folder)' ELSE root END`;
const NEVER = 'views = 0 AND delivered = 0 AND last_view IS NULL';
const AMOUNT =
  'count(*)::INTEGER AS recordings, coalesce(fsum(minutes), 0) / 60 AS hours, sum(bytes) AS bytes';
const WATCHING = `avg(views)::DOUBLE, median(views)::DOUBLE, favg(delivered), favg(100 * average / minutes) FILTER (minutes > 0)`;

export async function answer(session: Session, asked: Asked): Promise<Answers> {
  const { asOf, snapshot, thresholds, timeZone, yearStart } = asked;
  const all = `FROM recording WHERE snapshot_no = ${snapshot}`;
  const inventory = `${all} AND presence <> 'usage-only'`;
  const watched = `${inventory} AND NOT (${NEVER})`;
  const since = async (months: number, than: '<' | '>='): Promise<Since> => ({
    months,
    ...(await split(session, `${watched} AND last_view ${than} DATE '${addMonths(asOf, -months)}'`)),
  });
  return {
    asOf,
    timeZone,
    inventory: await split(session, inventory),
    usageOnly: withoutBytes(await amount(session, `${all} AND presence = 'usage-only'`)),
    never: await split(session, `${inventory} AND ${NEVER}`),
    watched: await watchedSplit(session, watched),
    watchedUndated: withoutBytes(await amount(session, `${watched} AND last_view IS NULL`)),
    observedSince: null,
    unobserved: { recordings: 0, hours: 0 },
    stale: await inTurn(thresholds, (months) => since(months, '<')),
    recent: await inTurn(thresholds, (months) => since(months, '>=')),
    createdByYear: await createdByYear(session, inventory, yearStart),
  };
}

async function amount(session: Session, from: string): Promise<Amount> {
  const [row = []] = await session.rows(`SELECT ${AMOUNT} ${from}`);
  return amountOf(row);
}

async function split(session: Session, from: string): Promise<Split> {
  const by = async (value: string): Promise<Row[]> => {
    const rows = await session.rows(
      `SELECT ${value} AS value, ${AMOUNT} ${from} GROUP BY ALL ORDER BY hours DESC, recordings DESC, value`,
    );
    return rows.map(([value, ...row]) => ({ value: String(value), ...amountOf(row) }));
  };
  return { ...(await amount(session, from)), bySource: await by(SOURCE), byRootFolder: await by(ROOT) };
}

async function watchedSplit(session: Session, from: string): Promise<Answers['watched']> {
  const by = async (value: string): Promise<(Row & Watching)[]> => {
    const rows = await session.rows(
      `SELECT ${value} AS value, ${AMOUNT}, ${WATCHING} ${from} GROUP BY ALL ORDER BY hours DESC, recordings DESC, value`,
    );
    return rows.map(([value, ...row]) => ({
      value: String(value),
      ...amountOf(row),
      ...watchingOf(row.slice(3)),
    }));
  };
  const [row = []] = await session.rows(`SELECT ${AMOUNT}, ${WATCHING} ${from}`);
  const whole = { ...amountOf(row), ...watchingOf(row.slice(3)) };
  return { ...whole, bySource: await by(SOURCE), byRootFolder: await by(ROOT) };
}

/** Years are counted in months, so that one that begins in October is one year. */
async function createdByYear(session: Session, inventory: string, yearStart: number): Promise<CreatedYear[]> {
  const year = `year(started - to_months(${yearStart - 1}))::INTEGER`;
  const watchedHours = `coalesce(fsum(minutes) FILTER (NOT (${NEVER})), 0) / 60`;
  const of = `${inventory} AND started IS NOT NULL`;
  const years = await session.rows(
    `SELECT ${year} AS year, ${AMOUNT}, ${watchedHours} ${of} GROUP BY ALL ORDER BY year`,
  );
  const sources = await session.rows(
    `SELECT ${year} AS year, ${SOURCE} AS value, ${AMOUNT}, ${watchedHours} ${of}
     GROUP BY ALL ORDER BY year, hours DESC, recordings DESC, value`,
  );
  return years.map(([year, ...row]) => ({
    ...yearOf(Number(year), yearStart),
    ...amountOf(row),
    watchedHours: Number(row[3]),
    bySource: sources
      .filter(([of]) => of === year)
      .map(([, value, ...own]) => ({ value: String(value), ...amountOf(own), watchedHours: Number(own[3]) })),
  }));
}

function yearOf(year: number, start: number): { from: Day; to: Day } {
  const from = `${year}-${String(start).padStart(2, '0')}-01`;
  const next = new Date(Date.UTC(year + 1, start - 1, 0));
  return { from, to: next.toISOString().slice(0, 10) };
}

function amountOf([recordings, hours, bytes]: readonly unknown[]): Amount {
  return {
    recordings: Number(recordings),
    hours: Number(hours),
    bytes: bytes === null || bytes === undefined ? null : Number(bytes),
  };
}

function watchingOf([views, median, minutes, percent]: readonly unknown[]): Watching {
  const number = (value: unknown) => (value === null || value === undefined ? null : Number(value));
  return {
    meanViews: number(views),
    medianViews: number(median),
    meanMinutes: number(minutes),
    meanPercentWatched: number(percent),
  };
}

function withoutBytes({ hours, recordings }: Amount): Omit<Amount, 'bytes'> {
  return { recordings, hours };
}

async function inTurn<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const one of all) done.push(await work(one));
  return done;
}
