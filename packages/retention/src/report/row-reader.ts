import type { CsvRow } from '../csv/csv-rows.ts';
import { HEADINGS, type Field } from './columns.ts';
import { amountOf, countOf, type Read } from './numbers.ts';
import { sessionIdOf } from './session-id.ts';
import type { SessionRow } from './session-row.ts';
import type { WallClock, WallClockReader } from './wall-clock.ts';
import type { Warning, WarningCode } from './warning.ts';

const FIELDS = Object.keys(HEADINGS) as readonly Field[];
const LEVELS = ['level0', 'level1', 'level2', 'level3', 'level4'] as const;

/** Makes rows of one report into sessions. What cannot be read of a row is not known, and somebody is told. */
export class RowReader {
  readonly #file: string;
  /** By field; where a report has none of it, a place that no row has. */
  readonly #places: Readonly<Record<Field, number>>;
  readonly #clock: WallClockReader;
  readonly #warn: (warning: Warning) => void;

  constructor(
    file: string,
    places: ReadonlyMap<Field, number>,
    given: { readonly clock: WallClockReader; readonly warn: (warning: Warning) => void },
  ) {
    this.#file = file;
    this.#places = Object.fromEntries(FIELDS.map((field) => [field, places.get(field) ?? -1])) as Record<
      Field,
      number
    >;
    this.#clock = given.clock;
    this.#warn = given.warn;
  }

  /** `null` for a row that cannot be told from others. */
  read(row: CsvRow): SessionRow | null {
    const id = sessionIdOf(this.#raw(row, 'id'));
    if (id === null) {
      const found = this.#raw(row, 'id').trim();
      this.#say(row, 'bad-id', found === '' ? 'The session has no id.' : `“${found}” is no id of a session.`);
      return null;
    }
    return {
      line: row.line,
      id,
      name: this.#text(row, 'name'),
      creator: this.#text(row, 'creator'),
      creatorId: this.#text(row, 'creatorId'),
      email: this.#text(row, 'email'),
      folder: this.#text(row, 'folder'),
      folderId: this.#text(row, 'folderId'),
      started: this.#time(row, 'started'),
      edited: this.#time(row, 'edited'),
      minutes: this.#number(row, 'minutes', amountOf),
      source: this.#text(row, 'source'),
      views: this.#number(row, 'views', countOf),
      viewers: this.#number(row, 'viewers', countOf),
      delivered: this.#number(row, 'delivered', amountOf),
      average: this.#number(row, 'average', amountOf),
      lastView: this.#time(row, 'lastView'),
      levels: this.#levels(row),
      archived: this.#truth(row, 'archived'),
      archivedOn: this.#time(row, 'archivedOn'),
      onDemandHours: this.#number(row, 'onDemandHours', amountOf),
      archivedHours: this.#number(row, 'archivedHours', amountOf),
    };
  }

  #raw({ fields }: CsvRow, field: Field): string {
    return fields[this.#places[field]] ?? '';
  }

  #text(row: CsvRow, field: Field): string | null {
    return this.#raw(row, field).trim() || null;
  }

  #time(row: CsvRow, field: Field): WallClock | null {
    const text = this.#raw(row, field);
    if (text === '') return null;
    const read = this.#clock.read(text);
    if (read === undefined)
      this.#say(row, 'bad-date', `“${text}” is no date and time (${headingOf(field)}).`);
    return read ?? null;
  }

  #number(row: CsvRow, field: Field, read: (text: string) => Read<number>): number | null {
    const text = this.#raw(row, field);
    if (text === '') return null;
    const number = read(text);
    if (number === undefined)
      this.#say(row, 'bad-number', `“${text}” is no number that can be read surely (${headingOf(field)}).`);
    return number ?? null;
  }

  #truth(row: CsvRow, field: Field): boolean | null {
    const text = this.#raw(row, field).trim().toLowerCase();
    if (text === 'true' || text === 'false') return text === 'true';
    if (text !== '') this.#say(row, 'bad-flag', `“${text}” is neither True nor False (${headingOf(field)}).`);
    return null;
  }

  /** From the root to the last before an empty one: what has no parent cannot be told from what lies elsewhere. */
  #levels(row: CsvRow): string[] {
    const levels: string[] = [];
    for (const [at, field] of LEVELS.entries()) {
      const level = this.#raw(row, field).trim();
      if (level === '') continue;
      if (levels.length === at) levels.push(level);
      else this.#say(row, 'folder-gap', `“${level}” lies in a folder without a name; it is left out.`);
    }
    return levels;
  }

  #say({ line }: CsvRow, code: WarningCode, message: string): void {
    this.#warn({ file: this.#file, line, code, message });
  }
}

function headingOf(field: Field): string {
  return `“${HEADINGS[field][0]}”`;
}
