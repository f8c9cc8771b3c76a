import { csvRows, isBroken, type CsvRow } from '../csv/csv-rows.ts';
import { reportKindOf, type ReportKind } from './report-kind.ts';
import { RowReader } from './row-reader.ts';
import type { SessionRow } from './session-row.ts';
import { sidesOf, type RowSide } from './sides.ts';
import type { WallClockReader } from './wall-clock.ts';
import type { Warning } from './warning.ts';

export interface ReportTaker {
  /** Before the first row: what the report tells of. */
  begin(sides: readonly RowSide[]): void;
  row(side: RowSide, row: SessionRow): void;
  warn(warning: Warning): void;
  /** After every chunk: what was given may be put away before more comes. */
  pause(): Promise<void>;
}

export interface Report {
  /** The name by which people know it. */
  readonly file: string;
  readonly wanted: ReportKind;
  readonly chunks: AsyncIterable<Uint8Array>;
}

const GARBLED =
  'The row holds what is no text in UTF-8; what cannot be read of it is shown as \uFFFD. Export the report anew, or save it as UTF-8.';

/** Reads one report row by row, whatever its size. */
export async function readReport(report: Report, clock: WallClockReader, taker: ReportTaker): Promise<void> {
  const { chunks, file, wanted } = report;
  let take: ((row: CsvRow) => void) | undefined;
  for await (const rows of csvRows(chunks)) {
    for (const row of rows) {
      if (isBroken(row)) {
        const message = `The row cannot be read: ${row.reason}.`;
        taker.warn({ file, line: row.line, code: 'bad-row', message });
      } else if (take) take(row);
      else take = takingRows(report, row.fields, clock, taker);
    }
    await taker.pause();
  }
  // A file without a single row is not the report either.
  if (!take) reportKindOf(file, [], wanted);
}

function takingRows(
  { file, wanted }: Report,
  heading: readonly string[],
  clock: WallClockReader,
  taker: ReportTaker,
): (row: CsvRow) => void {
  const [kind, places] = reportKindOf(file, heading, wanted);
  const warn = (warning: Warning) => taker.warn(warning);
  const sides = sidesOf(kind, places);
  taker.begin(sides.map(({ side }) => side));
  const readers = sides.map((side) => ({
    ...side,
    reader: new RowReader(file, side.places, { clock, warn }),
  }));
  return (row) => {
    if (row.isGarbled) warn({ file, line: row.line, code: 'bad-text', message: GARBLED });
    const there = readers.filter(({ isIn }) => isIn(row.fields));
    for (const { reader, side } of there.length > 0 ? there : readers.slice(0, 1)) {
      const read = reader.read(row);
      // The halves of a row have one id; once is enough to refuse it.
      if (read === null) return;
      taker.row(side, read);
    }
  };
}
