import { folderPath } from '@oc-stats/contract';
import type { Session } from '@oc-stats/duckdb';
import type { SessionRow } from '../report/session-row.ts';
import type { RowSide } from '../report/sides.ts';
import type { Warning } from '../report/warning.ts';
import { warnedTable, type Warned } from './keep-warnings.ts';
import { PackedTable } from './packed-table.ts';

interface Staged {
  readonly file: number;
  readonly row: SessionRow;
}

type Numbers = Readonly<Record<string, (staged: Staged) => number | null>>;

const TEXTS = {
  id: ({ row }: Staged) => row.id,
  name: ({ row }: Staged) => row.name,
  creator: ({ row }: Staged) => row.creator,
  creator_id: ({ row }: Staged) => row.creatorId,
  email: ({ row }: Staged) => row.email,
  folder: ({ row }: Staged) => row.folder,
  folder_id: ({ row }: Staged) => row.folderId,
  path: ({ row }: Staged) => folderPath(row.levels),
  source: ({ row }: Staged) => row.source,
};

/** Times are those of a wall clock, in milliseconds. */
const COMMON: Numbers = {
  file: ({ file }) => file,
  line: ({ row }) => row.line,
  started: ({ row }) => row.started,
  minutes: ({ row }) => row.minutes,
};

const NUMBERS: Readonly<Record<RowSide, Numbers>> = {
  created: { ...COMMON, edited: ({ row }) => row.edited },
  usage: {
    ...COMMON,
    views: ({ row }) => row.views,
    viewers: ({ row }) => row.viewers,
    delivered: ({ row }) => row.delivered,
    average: ({ row }) => row.average,
    last_view: ({ row }) => row.lastView,
  },
  storage: {
    ...COMMON,
    archived: ({ row }) => (row.archived === null ? null : Number(row.archived)),
    archived_on: ({ row }) => row.archivedOn,
    on_demand_hours: ({ row }) => row.onDemandHours,
    archived_hours: ({ row }) => row.archivedHours,
  },
};

export const SIDES: readonly RowSide[] = ['created', 'usage', 'storage'];

/** All that a row of a side says but where it stands. */
export function saidBy(side: RowSide): string {
  return [...Object.keys(NUMBERS[side]), ...Object.keys(TEXTS)]
    .filter((name) => !['file', 'line'].includes(name))
    .join(', ');
}

/** What the reports say, row by row, until it is joined; in temporary tables, so that its size is the disk's concern. */
export class Staging {
  readonly #session: Session;
  readonly #rows: ReadonlyMap<RowSide, PackedTable<Staged>>;
  readonly #warned: PackedTable<Warned>;

  constructor(session: Session) {
    this.#session = session;
    this.#rows = new Map(
      SIDES.map((side) => [side, new PackedTable(session, `${side}_row`, NUMBERS[side], TEXTS)]),
    );
    this.#warned = warnedTable(session);
  }

  add(side: RowSide, file: number, row: SessionRow): void {
    this.#rows.get(side)?.add({ file, row });
  }

  warn(file: number, warning: Warning): void {
    this.#warned.add({ file, warning });
  }

  async pause(): Promise<void> {
    for (const table of this.#tables) await table.pause();
  }

  async end(): Promise<void> {
    for (const table of this.#tables) await table.end();
  }

  async drop(): Promise<void> {
    for (const table of this.#tables) await table.drop();
    for (const table of ['usage_one', 'joined'])
      await this.#session.connection.run(`DROP TABLE IF EXISTS temp.${table}`);
  }

  get #tables() {
    return [...this.#rows.values(), this.#warned];
  }
}
