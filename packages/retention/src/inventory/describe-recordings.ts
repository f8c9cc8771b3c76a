import { folderNames } from '@oc-stats/contract';
import { readText, writtenText, type Session } from '@oc-stats/duckdb';

/** What a person must know of a recording to decide, and whom to ask. Times are those of the snapshot's zone. */
export interface DescribedRecording {
  readonly id: string;
  readonly title: string;
  /** From the root down. */
  readonly folder: readonly string[];
  readonly source: string;
  readonly creator: string;
  readonly email: string;
  /** `2022-06-01T13:05:00`, or `null` where nobody knows. */
  readonly started: string | null;
  readonly lastView: string | null;
  readonly minutes: number | null;
  readonly bytes: number | null;
  readonly views: number;
}

/** For the lists that people act on; what is not in the snapshot is not in the answer. */
export async function describeRecordings(
  session: Session,
  snapshot: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DescribedRecording>> {
  const found = new Map<string, DescribedRecording>();
  if (ids.length === 0) return found;
  const { listValue } = await import('@duckdb/node-api');
  const rows = await session.rows(
    `SELECT id, coalesce(name, ''), path, source, coalesce(creator, ''), coalesce(email, ''),
       strftime(started, '%Y-%m-%dT%H:%M:%S'), strftime(last_view, '%Y-%m-%dT%H:%M:%S'), minutes, bytes, views::DOUBLE
     FROM recording WHERE snapshot_no = $snapshot AND id IN (SELECT unnest($ids::VARCHAR[]))`,
    { snapshot, ids: listValue(ids.map(writtenText)) },
  );
  for (const [id, title, path, source, creator, email, started, lastView, minutes, bytes, views] of rows) {
    const one = readText(String(id));
    found.set(one, {
      id: one,
      title: readText(String(title)),
      folder: folderNames(readText(String(path))),
      source: readText(String(source)),
      creator: readText(String(creator)),
      email: readText(String(email)),
      started: started === null ? null : String(started),
      lastView: lastView === null ? null : String(lastView),
      minutes: minutes === null ? null : Number(minutes),
      bytes: bytes === null ? null : Number(bytes),
      views: Number(views),
    });
  }
  return found;
}
