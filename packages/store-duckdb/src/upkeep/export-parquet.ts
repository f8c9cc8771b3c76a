import { mkdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { literal, type Session } from '@oc-stats/duckdb';
import { StoreError } from '@oc-stats/store';

export interface ParquetReport {
  readonly files: readonly { readonly file: string; readonly rows: number }[];
}

const NAMED =
  'JOIN series s ON s.no = f.series_no JOIN episode e ON e.no = f.ep_no JOIN organization o ON o.no = s.organization_no';

const FILES: Readonly<Record<string, string>> = {
  'daily.parquet': `SELECT o.id AS organization, s.id AS series, e.id AS episode, day, plays, visitors, finishes
    FROM episode_day f ${NAMED} ORDER BY series_no, ep_no, day`,
  'segments.parquet': `SELECT o.id AS organization, s.id AS series, e.id AS episode, day, last_day, step, duration, plays, counts
    FROM segments f ${NAMED} ORDER BY series_no, ep_no, day`,
  'coverage.parquet': `SELECT o.id AS organization, first_day, last_day
    FROM coverage c JOIN organization o ON o.no = c.organization_no ORDER BY organization, first_day`,
};

/** The exit: all that was measured, with its texts, in files that any tool reads. */
export async function exportParquet(session: Session, folder: string): Promise<ParquetReport> {
  await mkdir(folder, { recursive: true });
  const taken = Object.keys(FILES).find((name) => existsSync(join(folder, name)));
  if (taken)
    throw new StoreError('exists', `${join(folder, taken)} exists already. Export into an empty folder.`);
  const files = await session.transaction(async () => {
    const written: { file: string; rows: number }[] = [];
    for (const [name, sql] of Object.entries(FILES)) {
      const file = join(folder, name);
      const copied = await session.run(
        `COPY (${sql}) TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd)`,
      );
      written.push({ file, rows: copied.rowsChanged });
    }
    return written;
  });
  return { files };
}
