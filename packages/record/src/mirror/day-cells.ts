import { DuckDBDateValue } from '@duckdb/node-api';
import { dayNumber, isDay, type Day } from '@oc-stats/contract';
import { RecordError } from '../record-error.ts';

/** Days as DuckDB takes them; the few that a catalogue has are worked out once. */
export function createDayCell(): (day: Day | null) => DuckDBDateValue | null {
  const known = new Map<Day, DuckDBDateValue>();
  return (day) => {
    if (day === null) return null;
    let cell = known.get(day);
    if (!cell) known.set(day, (cell = dayCell(day)));
    return cell;
  };
}

export function dayCell(day: Day): DuckDBDateValue {
  if (!isDay(day)) throw new RecordError('invalid', `"${day}" is no day. Days are written as 2026-11-20.`);
  return new DuckDBDateValue(dayNumber(day));
}
