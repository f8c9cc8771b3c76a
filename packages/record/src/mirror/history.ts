import type { Day } from '@oc-stats/contract';
import { writtenText, type Session } from '@oc-stats/duckdb';
import { EPISODES } from './episode-kind.ts';
import { selected } from './kind.ts';
import { KnownCells } from './known-cells.ts';

/** What Opencast said about an episode for some time. */
export interface EpisodeInterval {
  /** The day of the reading that said it first. */
  readonly from: Day;
  /**
   * The day of the reading that no longer said it, which is not part of the interval; `null` while it holds. The same
   * as `from` when another reading of the same day said something else.
   */
  readonly to: Day | null;
  readonly series: string | null;
  readonly published: boolean;
  /** From when on, as far as Opencast says. */
  readonly publishedFrom: Day | null;
  readonly title: string;
  readonly presenters: readonly string[];
  /** Day of recording. */
  readonly date: Day | null;
  /** Seconds. */
  readonly duration: number | null;
}

export async function historyOf(
  session: Session,
  organization: string,
  id: string,
): Promise<readonly EpisodeInterval[]> {
  const known = new KnownCells();
  const rows = await session.rows(
    `SELECT first.day::VARCHAR, next.day::VARCHAR, said.* EXCLUDE (from_no, to_no) FROM
       (SELECT from_no, to_no, ${selected(EPISODES)} FROM episode WHERE organization = $organization AND id = $id) said
     JOIN reading first ON first.no = from_no LEFT JOIN reading next ON next.no = to_no ORDER BY from_no`,
    { organization: writtenText(organization), id: writtenText(id) },
  );
  return rows.map(([from, to, ...cells]) => {
    const { date, duration, presenters, published, seriesId, title } = EPISODES.read(cells, known);
    return {
      from: from as Day,
      to: to as Day | null,
      series: seriesId,
      published: published !== null,
      publishedFrom: published,
      title,
      presenters,
      date,
      duration,
    };
  });
}
