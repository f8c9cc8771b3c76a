import { folderPath, type RetentionWarning } from '@oc-stats/contract';
import type { Session } from '@oc-stats/duckdb';
import { checkZone } from '../report/wall-clock.ts';
import type { InventoryRecording, Origin } from './inventory-recording.ts';
import { keepWarnings } from './keep-warnings.ts';
import { levelsOf } from './levels-of.ts';
import { PackedTable } from './packed-table.ts';
import { addSnapshot } from './snapshots.ts';

/** Takes recordings, piece by piece, into a new snapshot, and gives its number. */
export async function takeRecordings(
  session: Session,
  pieces: AsyncIterable<readonly InventoryRecording[]>,
  origin: Origin,
  warnings: readonly RetentionWarning[] = [],
): Promise<number> {
  checkZone(origin.timeZone);
  const taken = takenTable(session);
  try {
    for await (const piece of pieces) {
      for (const recording of piece) taken.add(recording);
      await taken.pause();
    }
    await taken.end();
    return await session.transaction(async () => {
      const no = await addSnapshot(session, { ...origin, hasAccounts: false });
      await keepTaken(session, no);
      await keepWarnings(session, no, warnings);
      return no;
    });
  } finally {
    await taken.drop();
  }
}

function takenTable(session: Session): PackedTable<InventoryRecording> {
  return new PackedTable<InventoryRecording>(
    session,
    'taken',
    {
      started: (one) => one.started,
      minutes: (one) => one.minutes,
      bytes: (one) => one.bytes,
      views: (one) => one.views,
      viewers: (one) => one.viewers,
      delivered: (one) => one.delivered,
      average: (one) => one.average,
      last_view: (one) => one.lastView,
      year_views: (one) => one.yearViews,
      archived: ({ archived }) => (archived === null ? null : Number(archived)),
      archived_on: (one) => one.archivedOn,
    },
    {
      id: (one) => one.id,
      presence: ({ presence }) => presence ?? 'both',
      name: (one) => one.name,
      creator: (one) => one.creator,
      email: (one) => one.email,
      folder_id: ({ folderId }) => folderId ?? null,
      path: (one) => folderPath(one.levels),
      kind: (one) => one.kind,
      source: (one) => one.source,
    },
  );
}

async function keepTaken(session: Session, snapshot: number): Promise<void> {
  const texts = ['id', 'presence', 'name', 'creator', 'email', 'folder_id', 'kind'];
  const numbers = ['minutes', 'bytes', 'views', 'viewers', 'delivered', 'average', 'year_views'];
  await session.run(
    `INSERT INTO recording BY NAME
     SELECT ${snapshot} AS snapshot_no, ${[...texts, ...numbers].join(', ')}, coalesce(source, '') AS source,
       path, levels, coalesce(levels[1], '') AS root, FALSE AS path_truncated, archived = 1 AS archived,
       ${['started', 'last_view', 'archived_on'].map((time) => `epoch_ms(${time}::BIGINT) AS ${time}`).join(', ')}
     FROM (SELECT * REPLACE (coalesce(path, '') AS path), ${levelsOf(`coalesce(path, '')`)} AS levels FROM taken)`,
  );
}
