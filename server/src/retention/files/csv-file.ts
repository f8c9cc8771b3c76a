import { CSV_END, CSV_START, csvRecord, type CsvCell } from '@oc-stats/figures/files';

/** So many rows become one piece of text. */
const PIECE = 500;

/** A table as CSV, piece by piece: numbers in full, days ISO, shares as fractions, what nobody knows empty. */
export async function* csvFile(
  heading: readonly string[],
  rows: Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>,
): AsyncGenerator<string> {
  let piece = [CSV_START + csvRecord(heading) + CSV_END];
  for await (const row of rows) {
    piece.push(csvRecord(row) + CSV_END);
    if (piece.length < PIECE) continue;
    yield piece.join('');
    piece = [];
  }
  yield piece.join('');
}
