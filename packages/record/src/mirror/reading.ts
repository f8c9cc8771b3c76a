import { DuckDBTimestampValue } from '@duckdb/node-api';
import type { Day } from '@oc-stats/contract';
import { readText, writtenText, type Session } from '@oc-stats/duckdb';
import { RecordError } from '../record-error.ts';
import { dayCell } from './day-cells.ts';

/** A reading of Opencast that found a difference. */
export interface Reading {
  readonly no: number;
  readonly title: string;
  readonly day: Day;
  /** When Opencast last said the same, in milliseconds. */
  readonly lastAt: number;
}

/** `null` when there was none, or none until the end of that day. */
export async function lastReading(
  session: Session,
  organization: string,
  until?: Day,
): Promise<Reading | null> {
  const [row] = await session.rows(
    `SELECT no, title, day::VARCHAR, epoch_ms(last_at)::DOUBLE FROM reading
     WHERE organization = $organization ${until === undefined ? '' : 'AND day <= $until'} ORDER BY no DESC LIMIT 1`,
    { organization: writtenText(organization), ...(until === undefined ? {} : { until: dayCell(until) }) },
  );
  if (!row) return null;
  const [no, title, day, lastAt] = row;
  return {
    no: no as number,
    title: readText(title as string),
    day: day as Day,
    lastAt: lastAt as number,
  };
}

/** Returns its number. */
export async function addReading(
  session: Session,
  organization: string,
  { day, lastAt, title }: Omit<Reading, 'no'>,
): Promise<number> {
  const [[no] = []] = await session.rows('SELECT coalesce(max(no), 0)::INTEGER + 1 FROM reading');
  await session.run('INSERT INTO reading VALUES ($no, $organization, $title, $day, $at)', {
    no: no as number,
    organization: writtenText(organization),
    title: writtenText(title),
    day: dayCell(day),
    at: timestamp(lastAt),
  });
  return no as number;
}

export async function confirmReading(session: Session, no: number, lastAt: number): Promise<void> {
  await session.run('UPDATE reading SET last_at = $at WHERE no = $no', { no, at: timestamp(lastAt) });
}

/** The clock was wrong: what it put on a later day cannot have been read later than now. */
export async function redateReadings(session: Session, organization: string, day: Day): Promise<void> {
  await session.run('UPDATE reading SET day = $day WHERE organization = $organization AND day > $day', {
    organization: writtenText(organization),
    day: dayCell(day),
  });
}

export function timestamp(ms: number): DuckDBTimestampValue {
  if (Number.isNaN(ms)) throw new RecordError('invalid', 'The time is not a time.');
  return new DuckDBTimestampValue(BigInt(Math.trunc(ms)) * 1_000n);
}
