import type { CatalogEpisode, CatalogSeries, CatalogSnapshot } from '@oc-stats/opencast';
import { eachRow, writtenText, type Cells, type Session } from '@oc-stats/duckdb';
import { EPISODES } from './episode-kind.ts';
import { selected, type KindOfThing } from './kind.ts';
import { KnownCells } from './known-cells.ts';
import type { Reading } from './reading.ts';
import { SERIES } from './series-kind.ts';

/** All that a reading said, in no particular order. */
export async function snapshotAt(
  session: Session,
  organization: string,
  { no, title }: Reading,
): Promise<CatalogSnapshot> {
  const known = new KnownCells();
  const series: CatalogSeries[] = [];
  const episodes: CatalogEpisode[] = [];
  await collect(session, SERIES, organization, no, (cells) => series.push(SERIES.read(cells, known)));
  await collect(session, EPISODES, organization, no, (cells) => episodes.push(EPISODES.read(cells, known)));
  return { organization: { id: organization, title }, series, episodes };
}

function collect(
  session: Session,
  kind: KindOfThing,
  organization: string,
  no: number,
  row: (cells: Cells) => void,
): Promise<void> {
  const sql = `SELECT ${selected(kind)} FROM ${kind.table}
    WHERE organization = $organization AND from_no <= $no AND (to_no IS NULL OR to_no > $no)`;
  return eachRow(session, sql, { organization: writtenText(organization), no }, row);
}
