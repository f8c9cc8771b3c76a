import { appendRows, writtenText, type Cells, type Session } from '@oc-stats/duckdb';
import type { SessionRow } from '../report/session-row.ts';
import type { RowSide } from '../report/sides.ts';

/** Times are those of a wall clock, in milliseconds; numbers as JavaScript has them, which is the fastest way in. */
const COLUMNS = `file INTEGER NOT NULL, line INTEGER NOT NULL, id VARCHAR NOT NULL,
  name VARCHAR, creator VARCHAR, creator_id VARCHAR, email VARCHAR, folder VARCHAR, folder_id VARCHAR,
  started DOUBLE, edited DOUBLE, minutes DOUBLE, source VARCHAR,
  views DOUBLE, viewers DOUBLE, delivered DOUBLE, average DOUBLE, last_view DOUBLE,
  level0 VARCHAR, level1 VARCHAR, level2 VARCHAR, level3 VARCHAR, level4 VARCHAR,
  archived BOOLEAN, archived_on DOUBLE, on_demand_hours DOUBLE, archived_hours DOUBLE`;

const SIDES: readonly RowSide[] = ['created', 'usage', 'storage'];
/** So many rows are put away at once. */
const BATCH = 4096;

/** What the reports say, row by row, until it is joined; in temporary tables, so that its size is the disk's concern. */
export class Staging {
  readonly #session: Session;
  readonly #waiting = new Map<RowSide, [file: number, row: SessionRow][]>(SIDES.map((side) => [side, []]));

  private constructor(session: Session) {
    this.#session = session;
  }

  static async create(session: Session): Promise<Staging> {
    for (const side of SIDES) await session.run(`CREATE TEMP TABLE ${side}_row (${COLUMNS})`);
    return new Staging(session);
  }

  add(side: RowSide, file: number, row: SessionRow): void {
    this.#waiting.get(side)?.push([file, row]);
  }

  async putAway(least = BATCH): Promise<void> {
    for (const [side, rows] of this.#waiting) {
      if (rows.length < least) continue;
      this.#waiting.set(side, []);
      await appendRows(this.#session, `${side}_row`, rows, cellsOf);
    }
  }

  async drop(): Promise<void> {
    for (const side of SIDES) await this.#session.run(`DROP TABLE ${side}_row`);
  }
}

function cellsOf([file, row]: [number, SessionRow]): Cells {
  const [level0, level1, level2, level3, level4] = row.levels;
  return [
    file,
    row.line,
    row.id,
    text(row.name),
    text(row.creator),
    text(row.creatorId),
    text(row.email),
    text(row.folder),
    text(row.folderId),
    row.started,
    row.edited,
    row.minutes,
    text(row.source),
    row.views,
    row.viewers,
    row.delivered,
    row.average,
    row.lastView,
    ...[level0, level1, level2, level3, level4].map((level) => text(level ?? null)),
    row.archived,
    row.archivedOn,
    row.onDemandHours,
    row.archivedHours,
  ];
}

function text(value: string | null): string | null {
  return value === null ? null : writtenText(value);
}
