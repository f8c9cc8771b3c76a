import type { DailyBatch, DailySink, SegmentsBatch } from '@oc-stats/store';

/** What the program of version 1 wrote: one row for each key, texts in every row. */
export class V1Writer implements DailySink {
  readonly #daily = new Map<string, string>();
  readonly #segments = new Map<string, { row: SegmentsBatch['rows'][number]; values: string }>();
  readonly #others: string[] = [];

  async putDaily({ id, organization, rows, covers }: DailyBatch) {
    for (const { episode, series, day, plays, visitors, finishes } of rows) {
      const texts = [organization, series, episode].map(sql).join(', ');
      this.#daily.set(`${episode} ${day}`, `(${texts}, DATE '${day}', ${plays}, ${visitors}, ${finishes})`);
    }
    if (covers) {
      this.#others.push(
        `INSERT INTO coverage VALUES ('${organization}', DATE '${covers.from}', DATE '${covers.to}')`,
      );
    }
    return this.#remember('daily', organization, id, rows.length);
  }

  async putSegments({ id, organization, rows }: SegmentsBatch) {
    for (const row of rows) {
      for (const [key, { row: earlier }] of this.#segments)
        if (shareDay(row, earlier)) this.#segments.delete(key);
      const texts = [organization, row.series, row.episode].map(sql).join(', ');
      const counts = `[${Array.from(row.counts).join(', ')}]`;
      const numbers = `${row.days}, ${row.step}, ${row.duration}, ${row.plays}, ${counts}`;
      this.#segments.set(`${row.episode} ${row.day}`, {
        row,
        values: `(${texts}, DATE '${row.day}', ${numbers})`,
      });
    }
    return this.#remember('segments', organization, id, rows.length);
  }

  get statements(): string[] {
    return [
      `INSERT INTO daily VALUES ${[...this.#daily.values()].join(', ')}`,
      `INSERT INTO organization_daily SELECT organization, day, sum(plays), sum(visitors), sum(finishes)
       FROM daily GROUP BY ALL`,
      `INSERT INTO segments VALUES ${[...this.#segments.values()].map(({ values }) => values).join(', ')}`,
      ...this.#others,
    ];
  }

  #remember(kind: string, organization: string, id: string, rows: number) {
    this.#others.push(`INSERT INTO batches VALUES ('${organization}', '${kind}', '${id}')`);
    return { applied: true, rows };
  }
}

type Stretch = { readonly episode: string; readonly day: string; readonly days: number };

function shareDay(a: Stretch, b: Stretch): boolean {
  const start = ({ day }: Stretch) => Date.parse(day) / 86_400_000;
  return a.episode === b.episode && start(a) < start(b) + b.days && start(b) < start(a) + a.days;
}

function sql(text: string | null): string {
  return text === null ? 'NULL' : `'${text}'`;
}
